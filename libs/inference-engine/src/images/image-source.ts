import { isUint8Array } from 'node:util/types';
import type { RgbImage } from '@framegate/model-family';
import { ImageError } from '../errors/image-error.js';

/** A path, an encoded file (a Buffer is one), or raw pixels. */
export type ImageSource = string | Uint8Array | RgbImage;

/**
 * How messages name an image.
 * @throws {ImageError} `IMAGE_INVALID` for what is no image source.
 */
export function describeSource(source: ImageSource): string {
  if (typeof source === 'string') return source;
  if (isUint8Array(source)) return `buffer of ${source.length} bytes`;
  checkRaw(source);
  return `raw image of ${source.width}×${source.height}`;
}

function checkRaw(source: RgbImage): void {
  if (!isUint8Array((source as Partial<RgbImage> | null | undefined)?.data)) {
    const got = source === null ? 'null' : typeof source;
    throw new ImageError(
      'IMAGE_INVALID',
      `Expected a path, an encoded image as Buffer or Uint8Array, or { data, width, height } with RGB bytes, got ${got}.`,
    );
  }
  const { data, width, height } = source;
  const isSize = [width, height].every((size) => Number.isSafeInteger(size) && size > 0);
  if (!isSize || data.length !== width * height * 3) {
    throw new ImageError(
      'IMAGE_INVALID',
      `Raw image of ${width}×${height}: expected whole sizes from 1 and width × height × 3 bytes, got ${data.length} bytes.`,
    );
  }
}
