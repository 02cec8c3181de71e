import { anchorsOf } from './anchors.js';

const sigmoid = (logit: number) => 1 / (1 + Math.exp(-logit));

const square: [number, number][] = [
  [80, 80],
  [40, 40],
  [20, 20],
];

describe('anchors', () => {
  it('lie at the centres of cells and are twice as large on every next level', () => {
    const { logits } = anchorsOf([
      [2, 4],
      [1, 2],
    ]);
    const shares = [...logits].map((logit) => Number(sigmoid(logit).toFixed(6)));
    expect(shares.slice(4 * 5, 4 * 6)).toEqual([0.375, 0.75, 0.05, 0.05]);
    expect(shares.slice(4 * 9, 4 * 10)).toEqual([0.75, 0.5, 0.1, 0.1]);
  });

  it('do not count in the outermost cells of the finest level at 640×640, and nowhere else', () => {
    const { valid } = anchorsOf(square);
    const invalid = [...valid.keys()].filter((cell) => valid[cell] === 0);
    expect(invalid).toHaveLength(316);
    const isOutermost = (cell: number) =>
      [0, 79].includes(cell % 80) || [0, 79].includes(Math.floor(cell / 80));
    expect(invalid.every((cell) => cell < 6400 && isOutermost(cell))).toBe(true);
  });

  it('have the largest float32 for a logit where they do not count', () => {
    const { logits } = anchorsOf(square);
    expect([...logits.subarray(0, 4)]).toEqual(Array(4).fill(Math.fround(3.4028235e38)));
  });
});
