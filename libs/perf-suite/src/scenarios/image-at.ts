import type { SourceImage } from './scenario.js';

/** The images in turn, again and again. */
export function imageAt(images: readonly SourceImage[], index: number): SourceImage {
  const image = images[index % images.length];
  if (image === undefined) throw new RangeError('Expected at least one image to measure on, got none.');
  return image;
}

export function largestFirst(images: readonly SourceImage[]): SourceImage[] {
  return [...images].sort((a, b) => b.pixels - a.pixels);
}
