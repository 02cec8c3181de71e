import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { UsageError } from '../errors/usage-error.js';
import type { TestImage } from './test-image.js';

export interface SkippedImage {
  readonly name: string;
  readonly reason: string;
}

export interface ReadImages {
  readonly images: TestImage[];
  /** Files that look like images but cannot be decoded. */
  readonly skipped: SkippedImage[];
}

const imageFile = /\.(avif|gif|jpe?g|png|tiff?|webp)$/i;

/**
 * Names of the image files of a folder.
 * @throws {UsageError} when the folder cannot be read or has none.
 */
export async function listImages(directory: string): Promise<string[]> {
  const entries = await readdir(directory).catch((cause: unknown) => {
    throw new UsageError(`Cannot read the image folder ${directory}: ${(cause as Error).message}`, { cause });
  });
  const names = entries.filter((name) => imageFile.test(name)).sort();
  if (names.length > 0) return names;
  throw new UsageError(`Expected image files (avif, gif, jpg, png, tiff, webp) in ${directory}, found none.`);
}

/**
 * Reads the image files of a folder, by name. Each is decoded once, so that a truncated file is said
 * here and does not fail a measurement.
 * @throws {UsageError} when the folder cannot be read or no image in it can.
 */
export async function readImages(directory: string): Promise<ReadImages> {
  const names = await listImages(directory);
  const images: TestImage[] = [];
  const skipped: SkippedImage[] = [];
  for (const name of names) {
    try {
      images.push(await readImage(directory, name));
    } catch (error) {
      skipped.push({ name, reason: (error as Error).message.trim() });
    }
  }
  if (images.length === 0) {
    const reasons = skipped.map(({ name, reason }) => `${name}: ${reason}`).join('; ');
    throw new UsageError(`None of the images in ${directory} can be decoded. ${reasons}`);
  }
  return { images, skipped };
}

async function readImage(directory: string, name: string): Promise<TestImage> {
  const bytes = await readFile(join(directory, name));
  const { width, height, format, orientation = 1 } = await sharp(bytes).metadata();
  await sharp(bytes).stats();
  // EXIF orientations 5 to 8 swap the sides.
  const [shownWidth, shownHeight] = orientation >= 5 ? [height, width] : [width, height];
  return { name, width: shownWidth, height: shownHeight, complexity: 'unknown', format, bytes };
}
