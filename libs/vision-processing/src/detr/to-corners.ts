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
  const at = query * 4;
  const x = boxes[at]!;
  const y = boxes[at + 1]!;
  const w = boxes[at + 2]!;
  const h = boxes[at + 3]!;
  // Values of float32 are too small for their sum to be anything but finite unless one of them is not.
  if (!Number.isFinite(x + y + w + h)) {
    throw new UnexpectedOutputError(
      `The box of query ${query} is [${boxes.subarray(at, at + 4).join(', ')}].`,
    );
  }
  return [
    fround(fround(x - w / 2) * width),
    fround(fround(y - h / 2) * height),
    fround(fround(x + w / 2) * width),
    fround(fround(y + h / 2) * height),
  ];
}
