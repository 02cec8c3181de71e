import { UnexpectedOutputError } from '../model/unexpected-output-error.js';
import type { OriginalSize } from '../stretch/stretch.js';

const { fround } = Math;

/**
 * The box of one query as x1, y1, x2, y2 in pixels of the original image. Not clipped to it: the published
 * postprocessing of detection transformers does not either.
 * @param boxes [queries, 4]: centre x, centre y, width and height as shares of the image's sides.
 * @throws {UnexpectedOutputError} when a value of the box is not finite.
 */
export function toCorners(
  boxes: Float32Array,
  query: number,
  { width, height }: OriginalSize,
): [x1: number, y1: number, x2: number, y2: number] {
  const box = boxes.subarray(query * 4, query * 4 + 4);
  if (box.length !== 4 || !box.every(Number.isFinite)) {
    throw new UnexpectedOutputError(`The box of query ${query} is [${box.join(', ')}].`);
  }
  const [x, y, w, h] = box as unknown as [number, number, number, number];
  return [
    fround(fround(x - w / 2) * width),
    fround(fround(y - h / 2) * height),
    fround(fround(x + w / 2) * width),
    fround(fround(y + h / 2) * height),
  ];
}
