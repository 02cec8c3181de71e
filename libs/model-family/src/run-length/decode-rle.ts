import type { RunLengthMask } from '../mask.js';
import { bitsPerCharacter, continuation, firstCharacter, firstDifference, sign } from './compress-counts.js';

/**
 * The pixels of a mask as COCO stores it.
 * @returns height × width bytes, row-major: 1 inside, 0 outside
 * @throws {RangeError} when the counts are not those of a mask of this size.
 */
export function decodeRle({ size: [height, width], counts }: RunLengthMask): Uint8Array {
  const bitmap = new Uint8Array(height * width);
  let position = 0;
  readCounts(counts).forEach((count, index) => {
    const end = position + count;
    if (count < 0 || end > bitmap.length) throw wrongTotal(end, height, width);
    if (index % 2 === 1) markEdges(bitmap, height, width, position, end);
    position = end;
  });
  if (position !== bitmap.length) throw wrongTotal(position, height, width);
  for (let at = width; at < bitmap.length; at++) bitmap[at]! ^= bitmap[at - width]!;
  return bitmap;
}

/** Marks the pixels from which on a column is inside, and those from which on it is not; runs go on in the next column. */
function markEdges(bitmap: Uint8Array, height: number, width: number, start: number, end: number): void {
  for (let position = start; position < end; ) {
    const column = Math.floor(position / height);
    const row = position - column * height;
    const rowAfter = Math.min(end - column * height, height);
    bitmap[row * width + column]! ^= 1;
    if (rowAfter < height) bitmap[rowAfter * width + column]! ^= 1;
    position = column * height + rowAfter;
  }
}

function readCounts(text: string): number[] {
  const counts: number[] = [];
  for (let at = 0; at < text.length; ) {
    let count = 0;
    let bits = continuation;
    for (let shift = 0; bits & continuation; shift += bitsPerCharacter) {
      bits = text.charCodeAt(at++) - firstCharacter;
      if (!(bits >= 0 && bits < 2 * continuation)) throw badCharacter(text, at - 1);
      count |= (bits & (continuation - 1)) << shift;
      if (!(bits & continuation) && bits & sign) count |= -1 << (shift + bitsPerCharacter);
    }
    counts.push(counts.length < firstDifference ? count : count + counts[counts.length - 2]!);
  }
  return counts;
}

function badCharacter(text: string, at: number): RangeError {
  const got = at < text.length ? JSON.stringify(text[at]) : 'the end';
  return new RangeError(
    `Expected the compressed run lengths of a COCO mask, characters "0" to "o", got ${got} at position ${at}.`,
  );
}

function wrongTotal(total: number, height: number, width: number): RangeError {
  return new RangeError(
    `Expected run lengths of ${height}×${width} = ${height * width} pixels, got a run that ends at ${total}.`,
  );
}
