import { readFileSync } from 'node:fs';
import { kneeOf } from './knee.js';
import { allowedLate, isShownLate, requestsNeeded } from './overlate.js';

interface Vectors {
  allowed: [n: number, late: number, confidence: number, expected: number][];
  needed: [allowed: number, late: number, confidence: number, expected: number][];
  shown_late: [count: number, n: number, late: number, confidence: number, expected: boolean][];
  knees: { name: string; points: [number, number][]; knee: number }[];
}

const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/load-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

describe('late requests, as scipy counts them', () => {
  it.each(vectors.allowed)(
    'may be so many of %d for a share of %d with %d',
    (n, late, confidence, expected) => {
      expect(allowedLate(n, late, confidence)).toBe(expected);
    },
  );

  it.each(vectors.needed)(
    'of which there are %d at a share of %d with %d take so many requests',
    (...vector) => {
      const [allowed, late, confidence, expected] = vector;
      expect(requestsNeeded(allowed, late, confidence)).toBe(expected);
    },
  );

  it.each(vectors.shown_late)('%d of %d show that a share of %d is exceeded with %d: %s', (...vector) => {
    const [count, n, late, confidence, expected] = vector;
    expect(isShownLate(count, n, late, confidence)).toBe(expected);
  });

  it('show nothing where there are none', () => {
    expect(isShownLate(0, 10, 0.01, 0.95)).toBe(false);
    expect(allowedLate(0, 0.01, 0.95)).toBe(-1);
  });

  it.each([0, 1, -0.1, NaN])('have no share and no confidence of %d', (share) => {
    expect(() => allowedLate(10, share, 0.95)).toThrow(`Expected a share between 0 and 1, got ${share}.`);
    expect(() => requestsNeeded(0, 0.05, share)).toThrow(RangeError);
  });
});

describe('the knee of a throughput curve', () => {
  it.each(vectors.knees)('is where numpy finds the greatest power: $name', ({ points, knee }) => {
    expect(kneeOf(points.map(([load, throughput]) => ({ load, throughput })))).toBe(knee);
  });

  it('is at the smallest of equal loads, in whatever order they come', () => {
    const points = [
      { load: 4, throughput: 40 },
      { load: 1, throughput: 20 },
    ];
    expect(kneeOf(points)).toBe(1);
  });

  it('is nowhere without points', () => {
    expect(kneeOf([])).toBeNull();
  });
});
