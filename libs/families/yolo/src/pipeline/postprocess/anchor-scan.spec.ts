import { AnchorScan } from './anchor-scan.js';

// Globals are slow to look up in a test's sandbox.
const { fround, imul } = Math;

/** 0…1 in steps of 1/64, so that many are equal. */
function coarse(length: number): Float32Array {
  return Float32Array.from({ length }, (_, index) => (imul(index + 1, 2654435761) >>> 26) / 64);
}

/** Anchor by anchor, class by class. */
function naive(output: Float32Array, classes: number, anchors: number, threshold: number) {
  const found: (readonly [score: number, index: number, x1: number])[] = [];
  for (let anchor = 0; anchor < anchors; anchor++) {
    const scores = Array.from({ length: classes }, (_, index) => output[(4 + index) * anchors + anchor]!);
    const score = Math.max(...scores);
    const x1 = fround(output[anchor]! - output[2 * anchors + anchor]! / 2);
    if (score > threshold) found.push([score, scores.indexOf(score), x1]);
  }
  return found;
}

describe('AnchorScan', () => {
  it.each([
    [1, 1],
    [3, 5],
    [8, 7],
    [9, 8],
    [13, 33],
    [80, 21],
  ])('finds the first of the best of %d classes at each of %d anchors', (classes, anchors) => {
    const output = coarse((4 + classes) * anchors);
    const scan = new AnchorScan(classes, anchors);
    for (const threshold of [0.9, 0.25, -1, 0.9]) {
      const found = scan.read(output, threshold).map(({ score, class: index, x1 }) => [score, index, x1]);
      expect(found).toEqual(naive(output, classes, anchors, threshold));
    }
  });

  it.each([
    [4 + 10, 6, 'The score of class 10 at anchor 6 is NaN.'],
    [4, 0, 'The score of class 0 at anchor 0 is NaN.'],
    [3, 6, 'Box value 3 at anchor 6 is NaN.'],
  ])('names row %d of the output where anchor %d has no number', (row, anchor, message) => {
    const output = coarse((4 + 11) * 7);
    output[row * 7 + anchor] = NaN;
    expect(() => new AnchorScan(11, 7).read(output, 0.5)).toThrow(message);
  });
});
