import { setImmediate } from 'node:timers/promises';
import sharp from 'sharp';
import { imagePlans, type ImagePlan, type ImageSet } from './image-plans.js';
import { paintScene } from './paint-scene.js';
import type { TestImage } from './test-image.js';

/**
 * The images that models are measured on unless the user brings some: the same pixels everywhere.
 * Their encoded bytes can differ between versions of libvips; {@link imageSetDigest} tells.
 */
export async function generateImages(set: ImageSet = 'standard'): Promise<TestImage[]> {
  const images: TestImage[] = [];
  for (const [index, plan] of imagePlans[set].entries()) {
    images.push(await generateImage(plan, index));
    // Painting holds the thread: signals and timers get their turn between images.
    await setImmediate();
  }
  return images;
}

async function generateImage(
  { complexity, width, height, format }: ImagePlan,
  index: number,
): Promise<TestImage> {
  const { data } = paintScene(width, height, complexity, 1000 + index);
  const raw = sharp(data, { raw: { width, height, channels: 3 } });
  const encoded = format === 'jpeg' ? raw.jpeg({ quality: 90 }) : raw.png();
  const name = `${complexity}-${width}x${height}.${format === 'jpeg' ? 'jpg' : 'png'}`;
  return { name, width, height, complexity, format, bytes: await encoded.toBuffer() };
}
