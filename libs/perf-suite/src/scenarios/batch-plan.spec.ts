import { planBatches } from './batch-plan.js';

describe('the batches of a model', () => {
  const batches = { size: 8, batches: 6 };

  it.each([
    ['whole where the time is enough for them and one to warm up', 56 * 30, 30, 8, true],
    ['smaller where it is not, so that there are as many', 56 * 30 - 1, 30, 7, true],
    ['of two images at least', 14 * 400, 400, 2, true],
    ['not warmed up where that would leave one out', 14 * 400 - 1, 400, 2, false],
    ['of two images where the time is over', -5, 1000, 2, false],
    ['whole where nobody knows what an image takes', 1, 0, 8, true],
  ])('are %s', (_, ms, inferenceMs, size, warmUp) => {
    expect(planBatches(batches, ms, { openMs: 0, inferenceMs })).toEqual({ size, warmUp });
  });

  it('are no larger than asked for', () => {
    expect(planBatches({ size: 1, batches: 1 }, 0, { openMs: 0, inferenceMs: 9 }).size).toBe(1);
  });
});
