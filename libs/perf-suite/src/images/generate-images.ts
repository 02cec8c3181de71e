import sharp from 'sharp';
import { paintScene } from './paint-scene.js';
import type { Complexity, TestImage } from './test-image.js';

type Plan = readonly [complexity: Complexity, width: number, height: number, format: 'jpeg' | 'png'];

/** Each size is a common one: an icon, a thumbnail, VGA, a square model input, a phone's portrait, HD, full HD. */
const plans: readonly Plan[] = [
  ['simple', 64, 64, 'png'],
  ['medium', 320, 240, 'jpeg'],
  ['complex', 640, 480, 'jpeg'],
  ['simple', 640, 640, 'jpeg'],
  ['medium', 1280, 720, 'png'],
  ['complex', 1920, 1080, 'jpeg'],
  ['simple', 1280, 720, 'jpeg'],
  ['medium', 64, 64, 'jpeg'],
  ['complex', 480, 640, 'png'],
  ['simple', 320, 240, 'png'],
  ['medium', 1920, 1080, 'jpeg'],
  ['complex', 224, 224, 'jpeg'],
];

/**
 * The images that models are measured on unless the user brings some: the same pixels everywhere.
 * Their encoded bytes can differ between versions of libvips; {@link imageSetDigest} tells.
 */
export async function generateImages(): Promise<TestImage[]> {
  return Promise.all(plans.map((plan, index) => generateImage(plan, index)));
}

async function generateImage([complexity, width, height, format]: Plan, index: number): Promise<TestImage> {
  const { data } = paintScene(width, height, complexity, 1000 + index);
  const raw = sharp(data, { raw: { width, height, channels: 3 } });
  const encoded = format === 'jpeg' ? raw.jpeg({ quality: 90 }) : raw.png();
  const name = `${complexity}-${width}x${height}.${format === 'jpeg' ? 'jpg' : 'png'}`;
  return { name, width, height, complexity, format, bytes: await encoded.toBuffer() };
}
