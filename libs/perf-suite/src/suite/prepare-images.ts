import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { generateImages } from '../images/generate-images.js';
import type { ImageSet } from '../images/image-plans.js';
import { imageSetDigest } from '../images/image-set-digest.js';
import { readImages } from '../images/read-images.js';
import type { Job } from '../measure/job.js';
import type { Report } from '../report/schema/report-schema.js';

export interface PreparedImages {
  /** For the measuring processes. */
  readonly files: Job['images'];
  readonly record: Report['images'];
}

/**
 * The images of a run as files: the caller's own where they lie, or generated ones in `directory`.
 * @throws {UsageError} where the caller's folder holds no image that can be decoded.
 */
export async function prepareImages(
  folder: string | undefined,
  directory: string,
  set: ImageSet = 'standard',
): Promise<PreparedImages> {
  const { images, skipped } =
    folder === undefined ? { images: await generateImages(set), skipped: [] } : await readImages(folder);
  const files: PreparedImages['files'] = [];
  for (const { name, width, height, bytes } of images) {
    const path = folder === undefined ? join(directory, name) : resolve(folder, name);
    if (folder === undefined) await writeFile(path, bytes);
    files.push({ name, path, pixels: width * height });
  }
  return {
    files,
    record: {
      source: folder ?? 'generated',
      sha256: imageSetDigest(images),
      items: images.map(({ bytes, ...image }) => ({ ...image, bytes: bytes.length })),
      skipped,
    },
  };
}
