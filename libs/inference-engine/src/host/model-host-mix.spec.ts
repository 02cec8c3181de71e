import { noise } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { Recorder } from '../testing/recorder.js';
import { ModelHost } from './model-host.js';

const budget = 200;
const sizes = { a: 100, b: 60, c: 50, big: 150, giant: 400 };
const requests = 120;

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

/** Numbers from 0 to 1, the same for the same seed. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('ModelHost under a mix of requests, loads, unloads, deadlines and aborts', () => {
  it.each([1, 2])('settles all of them and stays within the budget (seed %i)', async (seed) => {
    const next = random(seed);
    const model = await models.mirror();
    const hosted = Object.entries(sizes).map(
      ([name, memoryBytes]) => [name, { model, threads: 1, memoryBytes }] as const,
    );
    const lost = { model: '/nowhere.onnx', memoryBytes: 20 };
    const recorder = new Recorder();
    await using host = new ModelHost({
      models: { ...Object.fromEntries(hosted), lost },
      memoryBudgetBytes: budget,
      onEvent: recorder.onEvent,
    });
    const names = [...Object.keys(sizes), 'lost'];
    const ask = async (): Promise<unknown> => {
      const name = names[Math.floor(next() * names.length)]!;
      const kind = next();
      if (kind < 0.1) return host.unload(name);
      if (kind < 0.2) return host.load(name);
      if (kind < 0.4) return host.infer(name, noise(), { deadlineMs: 1 + next() * 200 });
      const controller = new AbortController();
      if (kind < 0.6) setTimeout(() => controller.abort(new Error('unwanted')), next() * 200);
      return host.infer(name, noise(), { signal: controller.signal });
    };
    const outcomes = new Map<string, number>();
    const note = (outcome: string) => outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    const settled: Promise<unknown>[] = [];
    for (let index = 0; index < requests; index++) {
      settled.push(
        ask().then(
          () => note('answered'),
          (error: Error & { code?: string }) => note(error.code ?? error.message),
        ),
      );
      if (next() < 0.3) await new Promise(setImmediate);
    }
    await Promise.all(settled);

    expect([...outcomes.values()].reduce((sum, count) => sum + count)).toBe(requests);
    expect([...outcomes.keys()].toSorted()).toEqual(
      expect.arrayContaining(['MEMORY_BUDGET', 'MODEL_LOAD', 'answered']),
    );
    expect(peakOf(recorder)).toBeLessThanOrEqual(budget);
    for (const { inFlight, waiting } of Object.values(host.status().models)) {
      expect([inFlight, waiting]).toEqual([0, 0]);
    }
  });
});

function peakOf({ events }: Recorder): number {
  const resident = new Map<string, number>();
  const used = events.map(({ type, model, bytes }) => {
    if (type === 'loading') resident.set(model, bytes);
    else if (type !== 'loaded') resident.delete(model);
    return [...resident.values()].reduce((sum, each) => sum + each, 0);
  });
  return Math.max(...used);
}
