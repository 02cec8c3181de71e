import { transposed } from './transposed.js';

it('exchanges rows and columns of a matrix that does not divide into tiles', () => {
  const rows = 33;
  const columns = 70;
  const matrix = Float32Array.from({ length: rows * columns }, (_, index) => index);
  const result = transposed(matrix, rows, columns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      expect(result[column * rows + row]).toBe(row * columns + column);
    }
  }
});
