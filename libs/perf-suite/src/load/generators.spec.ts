import { Xoshiro128 } from '../statistics/xoshiro128.js';
import { loadVectors } from '../testing/load-vectors.js';
import { cameraFrames } from './camera-frames.js';
import { poissonArrivals } from './poisson-arrivals.js';

describe('the seeded generator', () => {
  it('draws what its published definition draws', () => {
    const { seed, values } = loadVectors.words;
    const random = new Xoshiro128(seed);
    expect(values.map(() => random.next())).toEqual(values);
  });

  it('fills all bits of a double, and scipy finds them uniform', () => {
    const { seed, values } = loadVectors.uniforms;
    const random = new Xoshiro128(seed);
    expect(values.map(() => random.uniform())).toEqual(values);
    expect(loadVectors.uniformity_p).toBeGreaterThan(0.01);
  });
});

describe('Poisson arrivals', () => {
  it('come when numpy says, with gaps that scipy finds exponential', () => {
    const { rate, seed, values } = loadVectors.arrivals;
    const arrivals = poissonArrivals(rate, values.length, seed);
    for (const [index, expected] of values.entries()) expect(arrivals[index]).toBeCloseTo(expected, 9);
    expect(loadVectors.exponentiality_p).toBeGreaterThan(0.01);
  });

  it('are others with another seed', () => {
    expect(poissonArrivals(10, 5, 1)).not.toEqual(poissonArrivals(10, 5, 2));
  });
});

describe('frames of cameras', () => {
  const setUp = { cameras: 3, framesPerSecond: 10, framesEach: 20, jitter: 0.1, seed: 4 };
  const frames = cameraFrames(setUp);

  it('come in the order of their capture, as many of each camera', () => {
    const due = frames.map(({ dueMs }) => dueMs);
    expect(due).toEqual(due.toSorted((a, b) => a - b));
    for (const camera of [0, 1, 2]) {
      expect(frames.filter((frame) => frame.camera === camera)).toHaveLength(20);
    }
  });

  it('keep the distance of their rate but for the jitter, and begin where nobody synchronised them', () => {
    const starts = [0, 1, 2].map((camera) => {
      const due = frames.filter((frame) => frame.camera === camera).map(({ dueMs }) => dueMs);
      for (const [index, ms] of due.entries()) {
        if (index > 1) expect(Math.abs(ms - due[index - 1]! - 100)).toBeLessThanOrEqual(20);
      }
      return due[0]!;
    });
    expect(new Set(starts).size).toBe(3);
    expect(Math.max(...starts)).toBeLessThanOrEqual(110);
  });

  it('are on their places without jitter', () => {
    const [first, second] = cameraFrames({ ...setUp, cameras: 1, jitter: 0 });
    expect(second!.dueMs - first!.dueMs).toBeCloseTo(100, 9);
  });
});
