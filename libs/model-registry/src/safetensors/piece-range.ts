import { formatShape } from '../format-shape.js';
import type { FoundPiece } from './find-tensor.js';

/**
 * Where the rows of a piece lie, in bytes from the end of the header.
 * @throws {Error} for rows that its tensor does not have: they would be those of another tensor.
 */
export function pieceRange({ piece: { name, shape, rows }, entry: { begin, end } }: FoundPiece) {
  if (!rows) return { begin, end };
  const [first, last] = rows;
  const [count = 0] = shape;
  if (!(first >= 0 && first < last && last <= count)) {
    throw new Error(`The family wants rows ${first} to ${last} of ${name}, which is ${formatShape(shape)}`);
  }
  const rowBytes = (end - begin) / count;
  return { begin: begin + first * rowBytes, end: begin + last * rowBytes };
}
