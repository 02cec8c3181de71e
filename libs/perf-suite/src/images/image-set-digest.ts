import { createHash } from 'node:crypto';
import type { TestImage } from './test-image.js';

/** sha256 over the names and encoded bytes, in order: the same digest means that the same images were measured. */
export function imageSetDigest(images: readonly TestImage[]): string {
  const hash = createHash('sha256');
  for (const image of images) {
    hash.update(`${image.name}\0${image.bytes.length}\0`).update(image.bytes);
  }
  return hash.digest('hex');
}
