import { measureLatency } from './measure-latency.js';
import { measureThroughput } from './measure-throughput.js';
import type { TunedEngine } from './tuned-engine.js';

const image = new Uint8Array(1);

interface FakeEngine {
  readonly workers?: number;
  readonly msOf?: (index: number) => number;
}

/** An engine whose time is counted and not waited for: each worker takes as long as `msOf` says of its n-th image. */
function fakeEngine({ workers = 1, msOf = () => 10 }: FakeEngine) {
  let time = 0;
  let asked = 0;
  let most = 0;
  let running = 0;
  const free = Array.from({ length: workers }, () => 0);
  const pending: { readonly at: number; readonly settle: () => void }[] = [];
  const advance = () => {
    const next = pending.sort((a, b) => a.at - b.at).shift();
    if (!next) return;
    time = next.at;
    running--;
    next.settle();
  };
  const engine: TunedEngine = {
    info: { workers, batch: 1 },
    infer: () => {
      most = Math.max(most, ++running);
      const worker = free.indexOf(Math.min(...free));
      free[worker] = Math.max(time, free[worker]!) + msOf(asked++);
      return new Promise<void>((settle) => {
        pending.push({ at: free[worker]!, settle });
        setImmediate(advance);
      });
    },
  };
  return { engine, now: () => time, asked: () => asked, mostAtOnce: () => most };
}

describe('measureLatency', () => {
  it('is the median of requests one after another, without those that warmed up', async () => {
    const { engine, now, mostAtOnce } = fakeEngine({ msOf: (index) => (index < 4 ? 500 : 10 + (index % 3)) });
    const value = await measureLatency(engine, image, { warmUpMs: 1, measureMs: 200, now });
    expect(value).toBe(11);
    expect(mostAtOnce()).toBe(1);
  });

  it('takes five samples of a model however slow', async () => {
    const { engine, now, asked } = fakeEngine({ msOf: () => 60_000 });
    expect(await measureLatency(engine, image, { warmUpMs: 1, measureMs: 1, now })).toBe(60_000);
    const warmUps = 3;
    expect(asked()).toBe(warmUps + 5);
  });
});

describe('measureThroughput', () => {
  it.each([
    [1, 100],
    [4, 400],
  ])('is what %d workers answer a second', async (workers, perSecond) => {
    const { engine, now, mostAtOnce } = fakeEngine({ workers });
    const value = await measureThroughput(engine, image, { warmUpMs: 50, measureMs: 300, now });
    expect(value).toBeCloseTo(perSecond, 6);
    expect(mostAtOnce()).toBe(2 * workers);
  });

  it('leaves out what is slow at the beginning', async () => {
    const { engine, now } = fakeEngine({ workers: 2, msOf: (index) => (index < 4 ? 200 : 10) });
    const value = await measureThroughput(engine, image, { warmUpMs: 450, measureMs: 300, now });
    expect(value).toBeCloseTo(200, 6);
  });
});
