import type { Job } from '../measure/job.js';

/** The image of middling size: all settings are measured on the same one, or what it costs to decode would differ. */
export function tunedImage(images: Job['images']): string {
  const bySize = images.toSorted((a, b) => a.pixels - b.pixels);
  const middle = bySize[Math.floor((bySize.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('Expected at least one image to tune on, got none.');
  return middle.path;
}
