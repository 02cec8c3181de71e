import type { BuildRequest } from '@framegate/model-family';

/** @throws {RangeError} for a batch below 1. */
export function checkBatch({ variant, batch }: BuildRequest): void {
  if (!Number.isInteger(batch) || batch < 1) {
    throw new RangeError(`${variant}: expected a batch of 1 or more, got ${batch}`);
  }
}

/** @throws {RangeError} for sides that are no multiple of `multiple` pixels. */
export function checkSides({ variant, imageSize }: BuildRequest, multiple: number): void {
  const { height, width } = imageSize;
  for (const [side, pixels] of Object.entries({ height, width })) {
    if (!Number.isInteger(pixels) || pixels < multiple || pixels % multiple !== 0) {
      throw new RangeError(
        `${variant}: expected an image ${side} of a positive multiple of ${multiple}, got ${pixels}`,
      );
    }
  }
}
