import type { RgbImage } from '@framegate/model-family';
import sharp, { type Metadata } from 'sharp';
import { ImageError } from '../errors/image-error.js';
import type { ImagePayload } from '../images/image-payload.js';
import { readImageFile } from './read-image-file.js';

// A worker is one of the threads that the engine was given; more of them would fight over the same cores.
sharp.concurrency(1);
sharp.cache(false);

/** Drawings and documents have no pixels of their own, and their renderers are a way in for attackers. */
const rasterFormats: readonly string[] = ['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif'];

/**
 * Pixels as OpenCV's `imread` gives them in colour: turned upright by EXIF, alpha dropped and not blended, greyscale
 * in all three channels, 16 bits cut to the upper 8, colour profiles ignored, the first frame of an animation.
 * @throws {ImageError}
 */
export async function decodeImage(payload: ImagePayload, maxPixels: number): Promise<RgbImage> {
  const { name } = payload;
  if (payload.kind === 'raw') {
    checkPixels(payload.width, payload.height, maxPixels, name);
    return payload;
  }
  const bytes = payload.kind === 'path' ? await readImageFile(payload.path, name) : payload.bytes;
  if (bytes.length === 0) throw new ImageError('IMAGE_UNREADABLE', `Cannot read ${name}: it is empty.`);
  const { format, width, height } = await readHeader(bytes, name);
  if (!rasterFormats.includes(format)) {
    throw new ImageError(
      'IMAGE_UNREADABLE',
      `Cannot read ${name}: expected ${listFormats()}, got ${format}.`,
    );
  }
  checkPixels(width, height, maxPixels, name);
  return readPixels(bytes, `${name} (${format}, ${width}×${height})`);
}

async function readHeader(bytes: Uint8Array, name: string): Promise<Metadata> {
  try {
    return await sharp(bytes, { limitInputPixels: false }).metadata();
  } catch (cause) {
    throw new ImageError(
      'IMAGE_UNREADABLE',
      `Cannot read ${name}: not an image, or its header is cut short or damaged. Expected ${listFormats()}.`,
      { cause },
    );
  }
}

async function readPixels(bytes: Uint8Array, name: string): Promise<RgbImage> {
  try {
    const { data, info } = await sharp(bytes, {
      failOn: 'error',
      limitInputPixels: false,
      autoOrient: true,
      ignoreIcc: true,
    })
      .removeAlpha()
      .toColourspace('srgb')
      .raw()
      .toBuffer({ resolveWithObject: true });
    return { data, width: info.width, height: info.height };
  } catch (cause) {
    throw new ImageError('IMAGE_CORRUPT', `Cannot decode ${name}: it is cut short or damaged.`, { cause });
  }
}

function checkPixels(width: number, height: number, maxPixels: number, name: string): void {
  if (width * height <= maxPixels) return;
  throw new ImageError(
    'IMAGE_TOO_LARGE',
    `${name} has ${width}×${height} = ${width * height} pixels; at most ${maxPixels} are accepted (\`maxPixels\`).`,
  );
}

function listFormats(): string {
  return rasterFormats.join(', ');
}
