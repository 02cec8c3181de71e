import type { ImageSize } from '@framegate/model-family';
import type { ValueInfo } from '@framegate/model-graph';
import { UnsupportedModelError } from './unsupported-model-error.js';

/**
 * The size that images are resized to for an NCHW input: the model's own, or where that is dynamic the one asked for,
 * or `native`.
 * @throws {UnsupportedModelError} when a size was asked for that the input does not take.
 */
export function imageSizeOf(input: ValueInfo, wanted: ImageSize | undefined, native: ImageSize): ImageSize {
  const [, , height, width] = input.shape;
  if (typeof height === 'number' && typeof width === 'number') {
    if (wanted && (wanted.height !== height || wanted.width !== width)) {
      throw new UnsupportedModelError(
        `The model takes images of ${height}×${width}, asked for ${format(wanted)}.`,
      );
    }
    return { height, width };
  }
  const size = wanted ?? native;
  if (!fits(size.height, height) || !fits(size.width, width)) {
    throw new UnsupportedModelError(
      `Expected an image size of whole numbers that fits [${height}, ${width}], got ${format(size)}.`,
    );
  }
  return { height: size.height, width: size.width };
}

function fits(side: number, dimension: number | string | undefined): boolean {
  return Number.isInteger(side) && side > 0 && (typeof dimension !== 'number' || side === dimension);
}

function format({ height, width }: ImageSize): string {
  return `${height}×${width}`;
}
