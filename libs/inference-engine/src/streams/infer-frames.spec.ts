import type { ImageSource } from '../images/image-source.js';
import { errorOf } from '../testing/error-of.js';
import { ModelFolder } from '../testing/models.js';
import { OpenedEngines } from '../testing/opened-engines.js';
import { noise } from '../testing/images.js';
import type { EngineOptions } from '../engine/engine-options.js';
import type { InferenceEngine } from '../engine/inference-engine.js';
import type { FrameResult } from './frame-result.js';

let models: ModelFolder;
const engines = new OpenedEngines();

async function open(options: Partial<EngineOptions> = {}): Promise<InferenceEngine> {
  return engines.open({ model: await models.mirror(), ...options });
}

async function collect(results: AsyncIterable<FrameResult>): Promise<FrameResult[]> {
  const all: FrameResult[] = [];
  for await (const result of results) all.push(result);
  return all;
}

/** Frames of different widths, which say whose result it is. `onEnd` is called when it is left or has no more. */
async function* frames(count: number, onEnd?: () => void): AsyncGenerator<ImageSource> {
  try {
    for (let index = 0; index < count; index++) yield await Promise.resolve(noise(index + 1, 8));
  } finally {
    onEnd?.();
  }
}

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterEach(() => engines.close());
afterAll(() => models.remove());

describe('a stream that keeps all frames', () => {
  it('answers each in order, by as many workers as there are', async () => {
    const engine = await open({ workers: 3 });
    const results = await collect(engine.stream(frames(20), { keep: 'all' }));
    expect(results.map(({ frame, result }) => [frame, result?.width])).toEqual(
      Array.from({ length: 20 }, (_, index) => [index, index + 1]),
    );
    expect(results.every(({ dropped }) => dropped === 0)).toBe(true);
  });

  it('takes a list as well', async () => {
    const engine = await open();
    expect(await collect(engine.stream([noise(), noise()], { keep: 'all' }))).toHaveLength(2);
  });

  it('asks its source for no more than the workers can take while nobody reads', async () => {
    const engine = await open({ workers: 2 });
    let asked = 0;
    const source = {
      [Symbol.asyncIterator]: () => ({
        next: () => Promise.resolve({ done: false as const, value: noise(++asked, 8) }),
      }),
    };
    const stream = engine.stream(source, { keep: 'all' });
    expect(asked).toBe(0);
    await stream.next();
    await engine.infer(noise());
    // Two workers and one frame that waits, and one more in the place of the one that was read.
    expect(asked).toBeLessThanOrEqual(4);
    await stream.return();
  });

  it('tells of a bad frame in its place and goes on', async () => {
    const engine = await open();
    const results = await collect(engine.stream([noise(), Buffer.from('text'), noise()], { keep: 'all' }));
    expect(results.map(({ error }) => (error as { code?: string } | undefined)?.code)).toEqual([
      undefined,
      'IMAGE_UNREADABLE',
      undefined,
    ]);
  });

  it('throws what its source throws, after the results before it', async () => {
    const engine = await open();
    const source = async function* () {
      yield* frames(2);
      throw new Error('camera unplugged');
    };
    const seen: number[] = [];
    const reading = (async () => {
      for await (const { frame } of engine.stream(source(), { keep: 'all' })) seen.push(frame);
    })();
    expect((await errorOf(reading)).message).toBe('camera unplugged');
    expect(seen).toEqual([0, 1]);
  });

  it('lets go of its source when the reader leaves, and leaves nothing in the queue', async () => {
    const engine = await open({ workers: 2 });
    let hasEnded = false;
    const source = frames(1000, () => (hasEnded = true));
    for await (const { frame } of engine.stream(source, { keep: 'all' })) if (frame === 2) break;
    expect(engine.stats).toMatchObject({ queued: 0, running: 0 });
    await source.return(undefined);
    expect(hasEnded).toBe(true);
  });

  it('ends with the reason of an abort, even where its source is silent', async () => {
    const engine = await open();
    const controller = new AbortController();
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) };
    const reading = collect(engine.stream(silent, { signal: controller.signal }));
    controller.abort(new Error('camera no longer wanted'));
    expect((await errorOf(reading)).message).toBe('camera no longer wanted');
  });

  it('ends when the engine is closed', async () => {
    const engine = await open();
    const stream = engine.stream(frames(1000), { keep: 'all' });
    await stream.next();
    await engine.close();
    expect((await errorOf(collect(stream))).name).toBe('EngineClosedError');
  });
});

describe('a stream that keeps the latest frame', () => {
  it('drops the frames that no worker was free for, says how many, and always answers the last', async () => {
    const engine = await open({ model: await models.slow() });
    const count = 50;
    const results = await collect(engine.stream(frames(count)));
    expect(results.length).toBeLessThan(count);
    expect(results.at(-1)!.frame).toBe(count - 1);
    for (const [index, { frame, dropped, result }] of results.entries()) {
      expect(result!.width).toBe(frame + 1);
      expect(dropped).toBe(frame - (results[index - 1]?.frame ?? -1) - 1);
    }
  });

  it('counts the age of a frame from when its source gave it', async () => {
    const engine = await open({ model: await models.slow() });
    const [, second] = await collect(engine.stream(frames(2)));
    const { total, inference, queue } = second!.result!.timings;
    // The second frame was there while the first one ran.
    expect(queue).toBeGreaterThan(inference / 4);
    expect(total).toBeGreaterThan(queue + inference);
  });

  it('leaves the event loop its turns where the source always has another frame', async () => {
    const engine = await open();
    let turns = 0;
    let isDone = false;
    const turn = () => {
      turns++;
      if (!isDone) setImmediate(turn);
    };
    turn();
    for await (const { frame } of engine.stream(frames(Infinity))) if (frame > 10) break;
    isDone = true;
    expect(turns).toBeGreaterThan(10);
  });

  it('says what it expected of options', async () => {
    const engine = await open();
    expect(() => engine.stream([], { keep: 'some' as never })).toThrow(
      'Expected `keep` to be "latest" or "all", got some (string).',
    );
  });
});
