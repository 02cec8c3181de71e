import type { Sample } from '../report/schema/sample-schema.js';
import { fakeContext } from '../testing/fake-context.js';
import { allScenarios } from './all-scenarios.js';
import { batch } from './batch.js';
import { cleanup } from './cleanup.js';
import { concurrency } from './concurrency.js';
import { concurrent } from './concurrent.js';
import { load } from './load.js';
import { memory } from './memory.js';
import { operators } from './operators.js';
import { singleInference } from './single-inference.js';
import { stressScenarios } from './stress/stress-scenarios.js';

const measured = (samples: readonly Sample[]) => samples.filter(({ warm_up }) => !warm_up);

/** Those of stress do not let an error through: it is what they look for. The profile of operators opens no engine. */
const plainScenarios = allScenarios.filter(
  (scenario) => scenario !== operators && !stressScenarios.includes(scenario),
);

describe('every scenario but those of stress', () => {
  it.each(plainScenarios.map((scenario) => [scenario.title, scenario] as const))(
    'closes what it opened, but for the engine that all share: %s',
    async (_, scenario) => {
      const { context, engines, steady } = fakeContext();
      await scenario.run(context);
      await steady.discard();
      expect(engines.length).toBeGreaterThan(0);
      expect(engines.map(({ closed }) => closed)).toEqual(engines.map(() => 1));
    },
  );

  it.each(
    plainScenarios
      .filter(({ name }) => name !== 'load')
      .map((scenario) => [scenario.title, scenario] as const),
  )('lets an error of the engine through, and still closes it: %s', async (_, scenario) => {
    const error = new Error('the worker died');
    const { context, engines, steady } = fakeContext({ inferenceMs: [error] });
    await expect(scenario.run(context)).rejects.toBe(error);
    await steady.discard();
    expect(engines.map(({ closed }) => closed)).toEqual([1]);
  });

  it.each(plainScenarios.map((scenario) => [scenario.title, scenario] as const))(
    'does everything once though its time is over, and says so: %s',
    async (_, scenario) => {
      const { context, samples, flags } = fakeContext({
        timeMs: 0,
        cost: { openMs: 9, inferenceMs: 9 },
        budget: {
          memory: { inferences: 6, batches: 2 },
          concurrent: { requests: 4, bursts: 2, waitMs: 1e6 },
        },
      });
      await scenario.run(context);
      expect(samples.length).toBeGreaterThan(0);
      expect(flags.map(({ code }) => code)).toContain('cut-short');
    },
  );
});

describe('the load scenario', () => {
  it('opens as many fresh engines as asked and times each', async () => {
    const { context, engines, samples } = fakeContext();
    await load.run(context);
    expect(engines).toHaveLength(3);
    expect(samples.map(({ total_ms, session_ms }) => [total_ms, session_ms])).toEqual([
      [1, 4],
      [1, 4],
      [1, 4],
    ]);
  });
});

describe('the single inference scenario', () => {
  it('warms up until ten inferences are steady, then takes whole rounds of the images', async () => {
    const { context, samples, flags } = fakeContext();
    await singleInference.run(context);
    expect(samples.filter(({ warm_up }) => warm_up)).toHaveLength(10);
    expect(measured(samples).map(({ image }) => image)).toEqual(
      Array.from({ length: 3 }, () => ['small.png', 'large.jpg']).flat(),
    );
    expect(flags).toEqual([]);
  });

  it('keeps every stage and the count of what was found', async () => {
    const { context, samples } = fakeContext();
    await singleInference.run(context);
    expect(samples[0]).toEqual({
      at_ms: expect.any(Number) as number,
      image: 'small.png',
      group: null,
      warm_up: true,
      total_ms: 1,
      stages_ms: { decode: 1, preprocess: 0.5, queue: 0.25, inference: 3, postprocess: 0.125 },
      session_ms: null,
      detections: 2,
      memory_mb: null,
    });
  });

  it('ends with its time', async () => {
    const { context, samples, flags } = fakeContext({ budget: { single: { samples: 50 } }, timeMs: 100 });
    await singleInference.run(context);
    expect(measured(samples).length).toBeGreaterThan(1);
    expect(flags).toContainEqual({
      code: 'cut-short',
      message: `There was time for ${measured(samples).length} of 50 single inferences.`,
    });
  });

  it('counts the masks of a model that answers prompts', async () => {
    const { context, samples } = fakeContext({ found: { detections: [], masks: [{}, {}, {}] } });
    await singleInference.run(context);
    expect(samples[0]?.detections).toBe(3);
  });

  it('takes each image once at most where there are more than samples', async () => {
    const images = Array.from({ length: 9 }, (_, index) => ({
      name: `${index}`,
      bytes: new Uint8Array(1),
      pixels: 4,
    }));
    const { context, samples } = fakeContext({ images });
    await singleInference.run(context);
    expect(measured(samples)).toHaveLength(5);
  });
});

describe('the batch scenario', () => {
  it('repeats the same images, the first time to warm up, and counts on', async () => {
    const { context, samples, progress } = fakeContext();
    await batch.run(context);
    const inBatches = samples.filter(({ group }) => group !== null);
    expect(inBatches.map(({ group, image, warm_up }) => [group, image, warm_up])).toEqual([
      [0, 'small.png', true],
      [0, 'large.jpg', true],
      [0, 'small.png', true],
      [1, 'small.png', false],
      [1, 'large.jpg', false],
      [1, 'small.png', false],
      [2, 'small.png', false],
      [2, 'large.jpg', false],
      [2, 'small.png', false],
    ]);
    expect(progress.at(0)).toEqual([1, 9]);
    expect(progress.at(-1)).toEqual([9, 9]);
  });

  it('makes the batches of a slow model smaller, and leaves the one to warm up out', async () => {
    const { context, samples, flags } = fakeContext({ timeMs: 100, cost: { openMs: 0, inferenceMs: 30 } });
    await batch.run(context);
    expect(samples.filter(({ group }) => group === 0)).toEqual([]);
    expect(samples.filter(({ group }) => group === 1)).toHaveLength(2);
    expect(flags).toContainEqual({
      code: 'smaller-batch',
      message: 'There was time for batches of 2 images, not of 3.',
    });
  });
});

describe('batches of several sizes', () => {
  const batchBudget = { size: 3, batches: 2, otherSizes: [1, 4] };

  it('are levels of their own, after the size that is judged, each with batches of its own number', async () => {
    const { context, samples, progress } = fakeContext({ budget: { batch: batchBudget } });
    await batch.run(context);
    const inBatches = samples.filter(({ group, warm_up }) => group !== null && !warm_up);
    expect([...new Set(inBatches.map(({ group, level }) => `${group}: ${level}`))]).toEqual([
      '1: 3',
      '2: 3',
      '4: 1',
      '5: 1',
      '7: 4',
      '8: 4',
    ]);
    expect(progress.at(-1)).toEqual([24, 24]);
  });

  it('are left out where there is no time for one, and that is said', async () => {
    const { context, samples, flags } = fakeContext({
      timeMs: 200,
      cost: { openMs: 0, inferenceMs: 30 },
      budget: { batch: { ...batchBudget, otherSizes: [64] } },
    });
    await batch.run(context);
    expect(samples.every(({ level }) => level !== 64)).toBe(true);
    expect(flags).toContainEqual({
      code: 'cut-short',
      message: 'There was no time for batches of 64 images.',
    });
  });
});

describe('the concurrency scenario', () => {
  it('has as many requests of each number of callers, the first of each caller to warm up', async () => {
    const { context, samples } = fakeContext();
    await concurrency.run(context);
    const count = (level: number, warmUp: boolean) =>
      samples.filter((sample) => sample.level === level && sample.warm_up === warmUp).length;
    expect([count(1, true), count(1, false), count(2, true), count(2, false)]).toEqual([1, 4, 2, 4]);
  });

  it('asks less often, then leaves out the most callers where time is short', async () => {
    const { context, samples, flags } = fakeContext({
      timeMs: 200,
      cost: { openMs: 0, inferenceMs: 30 },
      budget: { concurrency: { callers: [1, 2, 9], requests: 50 } },
    });
    await concurrency.run(context);
    expect([...new Set(samples.flatMap(({ level }) => level ?? []))]).toEqual([1]);
    expect(flags.map(({ message }) => message)).toEqual([
      'There was time for 2 of 50 requests of 1 callers.',
      'There was time for 1 of 3 numbers of callers.',
    ]);
  });
});

describe('the concurrent scenario', () => {
  it('sends the requests of a burst before the first is answered', async () => {
    const { context, samples } = fakeContext();
    await concurrent.run(context);
    const burst = measured(samples).slice(0, 4);
    const lastSent = Math.max(...burst.map(({ at_ms }) => at_ms));
    expect(Math.min(...burst.map(({ at_ms, total_ms }) => at_ms + total_ms))).toBeGreaterThan(lastSent);
  });

  it('keeps the answers of a burst in which one request failed', async () => {
    const error = new Error('out of memory');
    const steady = Array.from({ length: 10 }, () => 3);
    const { context, samples } = fakeContext({ inferenceMs: [...steady, 3, error, 3, 3] });
    await expect(concurrent.run(context)).rejects.toBe(error);
    expect(measured(samples)).toHaveLength(3);
  });

  it('gives up what has no answer when the time to wait is over, and what it had waited is kept', async () => {
    const { context, samples, flags } = fakeContext({
      inferenceMs: [3, 3, 3, 'never'],
      budget: { concurrent: { requests: 4, bursts: 2, waitMs: 1 } },
      timeMs: 0,
    });
    await concurrent.run(context);
    expect(measured(samples).map(({ outcome, detections }) => [outcome, detections])).toEqual([
      [undefined, 2],
      [undefined, 2],
      ['given-up', null],
      ['given-up', null],
    ]);
    expect(flags).toContainEqual({
      code: 'unanswered',
      message: '2 of 4 requests at once had no answer when their time was over.',
    });
    expect(flags).toContainEqual({ code: 'cut-short', message: 'There was time for 1 of 2 bursts.' });
  });
});

describe('the memory scenario', () => {
  it('reads memory after each inference, largest image first, and the first round is warm-up', async () => {
    const { context, samples, phases } = fakeContext({ memoryMb: [50, 60, 70] });
    await memory.run(context);
    expect(samples.map(({ image, warm_up, memory_mb }) => [image, warm_up, memory_mb])).toEqual([
      ['large.jpg', true, 60],
      ['small.png', true, 70],
      ['large.jpg', false, 70],
      ['small.png', false, 70],
      ['large.jpg', false, 70],
      ['small.png', false, 70],
    ]);
    expect(phases.map(({ name, start }) => [name, start.anon_mb])).toEqual([
      ['inference', 50],
      ['batch', 70],
    ]);
  });
});

describe('the cleanup scenario', () => {
  it('records what each cycle took and what was left after it', async () => {
    const { context, samples, phases } = fakeContext({ memoryMb: [10, 90, 90, 12, 12] });
    await cleanup.run(context);
    expect(phases.map(({ name }) => name)).toEqual([
      'open 1',
      'close 1',
      'open 2',
      'close 2',
      'open 3',
      'close 3',
    ]);
    expect(phases[0]).toMatchObject({ start: { anon_mb: 10 }, end: { anon_mb: 90 } });
    expect(samples.map(({ group, memory_mb }) => [group, memory_mb])).toEqual([
      [1, 12],
      [2, 12],
      [3, 12],
    ]);
  });
});
