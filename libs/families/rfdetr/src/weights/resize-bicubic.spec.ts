import { readFileSync } from 'node:fs';
import { resizeBicubic } from './resize-bicubic.js';

/** Computed in NumPy by make-resize-vectors.py. */
const vectors = JSON.parse(
  readFileSync(new URL('fixtures/resize-vectors.json', import.meta.url), 'utf8'),
) as { from: [number, number]; to: [number, number]; table: number[]; expected: number[] }[];

describe('a table resized', () => {
  it.each(vectors)('from $from to $to is what the definition gives', ({ from, to, table, expected }) => {
    const result = resizeBicubic(Float32Array.from(table), from, to);
    expect(result).toHaveLength(expected.length);
    const worst = Math.max(...expected.map((value, index) => Math.abs(value - result[index]!)));
    expect(worst).toBeLessThan(1e-12);
  });

  it('to its own size is bit for bit itself', () => {
    const table = Float32Array.from({ length: 5 * 5 * 2 }, (_, index) => Math.sqrt(index));
    expect([...resizeBicubic(table, [5, 5], [5, 5])]).toEqual([...table]);
  });

  it('stays constant where it is', () => {
    const result = resizeBicubic(new Float32Array(24 * 24).fill(0.25), [24, 24], [10, 33]);
    for (const value of result) expect(value).toBeCloseTo(0.25, 12);
  });
});
