import type { BuildRequest } from '@framegate/model-family';

/** Tables of positions, as many as pixels or as images, are part of a network: without a limit they fill the memory. */
const mostPixels = 8192;
const mostImages = 1024;

/** @throws {RangeError} for a batch below 1, or of more than 1024. */
export function checkBatch({ variant, batch }: BuildRequest): void {
  if (!Number.isInteger(batch) || batch < 1) {
    throw new RangeError(`${variant}: expected a batch of 1 or more, got ${batch}`);
  }
  if (batch > mostImages) {
    throw new RangeError(`${variant}: expected a batch of at most ${mostImages}, got ${batch}`);
  }
}

/** @throws {RangeError} for sides that are no multiple of `multiple` pixels, or longer than 8192. */
export function checkSides({ variant, imageSize }: BuildRequest, multiple: number): void {
  const { height, width } = imageSize;
  for (const [side, pixels] of Object.entries({ height, width })) {
    if (!Number.isInteger(pixels) || pixels < multiple || pixels % multiple !== 0) {
      throw new RangeError(
        `${variant}: expected an image ${side} of a positive multiple of ${multiple}, got ${pixels}`,
      );
    }
    if (pixels > mostPixels) {
      throw new RangeError(
        `${variant}: expected an image ${side} of at most ${mostPixels} pixels, got ${pixels}`,
      );
    }
  }
}
