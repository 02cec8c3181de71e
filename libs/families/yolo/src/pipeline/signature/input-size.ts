import type { ImageSize } from '@framegate/model-family';
import type { ModelSignature, ValueInfo } from '@framegate/model-graph';
import { UnsupportedModelError } from '@framegate/vision-processing';
import { badMetadata, metadataValue } from './metadata.js';

const defaultStride = 32;

/**
 * The size that images are fitted to: the model's own, or where that is dynamic the one asked for,
 * or the one that the model was exported at.
 */
export function inputSize(
  signature: ModelSignature,
  input: ValueInfo,
  wanted: ImageSize | undefined,
): ImageSize {
  const [, , height, width] = input.shape;
  if (typeof height === 'number' && typeof width === 'number') {
    if (wanted && (wanted.height !== height || wanted.width !== width)) {
      throw new UnsupportedModelError(
        `The model takes images of ${height}×${width}, asked for ${format(wanted)}.`,
      );
    }
    return { height, width };
  }
  const size = wanted ?? exportedSize(signature);
  if (!size) {
    throw new UnsupportedModelError(
      'The model takes images of any size and names no default: give an image size.',
    );
  }
  const stride = strideOf(signature);
  for (const [side, fixed] of [
    [size.height, height],
    [size.width, width],
  ] as const) {
    if (
      !Number.isInteger(side) ||
      side <= 0 ||
      side % stride !== 0 ||
      (typeof fixed === 'number' && side !== fixed)
    ) {
      throw new UnsupportedModelError(
        `Expected an image size of multiples of ${stride} that fits [${height}, ${width}], got ${format(size)}.`,
      );
    }
  }
  return size;
}

function exportedSize(signature: ModelSignature): ImageSize | undefined {
  const value = metadataValue(signature, 'imgsz');
  if (value === undefined) return undefined;
  const [height, width] = Array.isArray(value) ? value : [value, value];
  if (typeof height !== 'number' || typeof width !== 'number') {
    return badMetadata(signature, 'imgsz', 'a height and a width such as [640, 640]');
  }
  return { height, width };
}

function strideOf(signature: ModelSignature): number {
  const value = metadataValue(signature, 'stride') ?? defaultStride;
  if (typeof value !== 'number' || !Number.isInteger(value) || value <= 0) {
    return badMetadata(signature, 'stride', 'a whole number such as 32');
  }
  return value;
}

function format({ height, width }: ImageSize): string {
  return `${height}×${width}`;
}
