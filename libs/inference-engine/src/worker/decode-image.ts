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

/** JPEG and PNG: most images. */
const knownStarts = [
  [0xff, 0xd8, 0xff],
  [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
] as const;

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
  return (
    (hasKnownStart(bytes) && (await decodeAtOnce(bytes, maxPixels))) || decodeByHeader(bytes, name, maxPixels)
  );
}

/** What a file that begins so is taken for by the decoder, too; of others the header is read first, which takes time. */
function hasKnownStart(bytes: Uint8Array): boolean {
  return knownStarts.some((start) => start.every((byte, index) => bytes[index] === byte));
}

/** Nothing where it fails: only reading the header by itself tells what is wrong. */
async function decodeAtOnce(bytes: Uint8Array, maxPixels: number): Promise<RgbImage | undefined> {
  return readPixels(bytes, maxPixels).catch(() => undefined);
}

async function decodeByHeader(bytes: Uint8Array, name: string, maxPixels: number): Promise<RgbImage> {
  const { format, width, height } = await readHeader(bytes, name);
  if (!rasterFormats.includes(format)) {
    throw new ImageError(
      'IMAGE_UNREADABLE',
      `Cannot read ${name}: expected ${listFormats()}, got ${format}.`,
    );
  }
  checkPixels(width, height, maxPixels, name);
  try {
    return await readPixels(bytes, maxPixels);
  } catch (cause) {
    const image = `${name} (${format}, ${width}×${height})`;
    throw new ImageError('IMAGE_CORRUPT', `Cannot decode ${image}: it is cut short or damaged.`, { cause });
  }
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

async function readPixels(bytes: Uint8Array, maxPixels: number): Promise<RgbImage> {
  const { data, info } = await sharp(bytes, {
    failOn: 'error',
    limitInputPixels: maxPixels,
    autoOrient: true,
    ignoreIcc: true,
  })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
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
