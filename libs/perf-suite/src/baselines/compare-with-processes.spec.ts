import { readFileSync } from 'node:fs';
import { compareWithProcesses, minimumDetectableEffect } from './compare-with-processes.js';

interface Vectors {
  compared: {
    value: number;
    values: number[];
    higher_is_better: boolean;
    low: number;
    high: number;
    change: number;
    change_low: number;
    change_high: number;
    p: number;
  }[];
  detectable: {
    values: number[];
    margin: number;
    floor: number;
    alpha: number;
    comparisons: number;
    effect: number;
  }[];
}
const vectors = JSON.parse(
  readFileSync(new URL('./fixtures/comparison-vectors.json', import.meta.url), 'utf8'),
) as Vectors;

const ordinary = { higherIsBetter: false, margin: 0.03, floor: 0.1 };

describe('a figure against the processes of a baseline', () => {
  it.each(vectors.compared)('is where scipy finds it: $value', (vector) => {
    const estimate = compareWithProcesses(vector.value, vector.values, {
      ...ordinary,
      higherIsBetter: vector.higher_is_better,
    });
    expect(estimate.low).toBeCloseTo(vector.low, 5);
    expect(estimate.high).toBeCloseTo(vector.high, 5);
    expect(estimate.change).toBeCloseTo(vector.change, 5);
    expect(estimate.changeLow).toBeCloseTo(vector.change_low, 5);
    expect(estimate.changeHigh).toBeCloseTo(vector.change_high, 5);
    expect(estimate.p).toBeCloseTo(vector.p, 9);
  });

  it.each(vectors.detectable)(
    'tells the change that scipy says: $comparisons comparisons, $margin, $floor',
    ({ values, effect, alpha, comparisons, ...metric }) => {
      expect(minimumDetectableEffect(values, metric, { alpha, comparisons })).toBeCloseTo(effect, 7);
    },
  );

  it('matters from the margin on, and from the floor on', () => {
    const matters = (value: number, about = {}) =>
      compareWithProcesses(value, [49, 50, 51], { ...ordinary, ...about }).matters;
    expect([matters(51.4), matters(51.6)]).toEqual([false, true]);
    expect([matters(54, { floor: 5 }), matters(56, { floor: 5 })]).toEqual([false, true]);
    expect([matters(48.4, { higherIsBetter: true }), matters(51.6, { higherIsBetter: true })]).toEqual([
      true,
      false,
    ]);
  });

  it('is no chance at all where processes that are all alike differ from it', () => {
    expect(compareWithProcesses(51, [50, 50, 50], ordinary).p).toBe(0);
    expect(compareWithProcesses(50, [50, 50, 50], ordinary).p).toBe(1);
  });
});
