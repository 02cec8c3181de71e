import { positionEmbedding } from './position-embedding.js';

describe('the position embedding', () => {
  const rowOf = (embedding: Float32Array, cell: number, channels: number) =>
    [...embedding.subarray(cell * channels, (cell + 1) * channels)].map((value) => Number(value.toFixed(6)));

  it('holds sines and cosines of the row, then of the column, cells row by row', () => {
    // Row 1, column 2 of a map of 2 rows and 3 columns; frequencies 1 and 1/100.
    expect(rowOf(positionEmbedding(2, 3, 8), 5, 8)).toEqual([
      0.841471, 0.01, 0.540302, 0.99995, 0.909297, 0.019999, -0.416147, 0.9998,
    ]);
  });

  it('starts with neither row nor column', () => {
    expect(rowOf(positionEmbedding(1, 1, 8), 0, 8)).toEqual([0, 0, 1, 1, 0, 0, 1, 1]);
  });
});
