import { sampleOf } from '../../testing/results.js';
import { drift } from './drift.js';

/** Times around 10 ms that change by `factor` from the first sample to the last. */
const times = (n: number, factor: number) =>
  Array.from({ length: n }, (_, index) =>
    sampleOf({ at_ms: index, total_ms: (10 + ((index * 7) % 11) / 20) * factor ** (index / n) }),
  );

describe('drift', () => {
  it('is nearly none where times stay as they are, and its interval holds none', () => {
    const { shift, low, high } = drift(times(300, 1))!;
    expect(Math.abs(shift)).toBeLessThan(0.01);
    expect(low).toBeLessThanOrEqual(0);
    expect(high).toBeGreaterThanOrEqual(0);
  });

  it('is how much longer the last third takes than the first', () => {
    const { shift, low } = drift(times(300, 2))!;
    // Between the middles of the thirds lie two thirds of the way.
    expect(shift).toBeCloseTo(2 ** (2 / 3) - 1, 1);
    expect(low).toBeGreaterThan(0.3);
  });

  it('goes by when things began, not by when they were written down', () => {
    expect(drift(times(300, 2).toReversed())!.low).toBeGreaterThan(0.3);
  });

  it('is not told of few samples, nor of those that were not answered', () => {
    expect(drift(times(59, 2))).toBeNull();
    expect(drift(times(90, 1).map((sample) => ({ ...sample, outcome: 'failed' as const })))).toBeNull();
  });
});
