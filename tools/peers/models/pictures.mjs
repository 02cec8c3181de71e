import { createRequire } from 'node:module';
import { generateImages } from '@framegate/perf-suite';

// The suite's own copy: two of libvips in one process are one too many.
const sharp = createRequire(import.meta.resolve('@framegate/perf-suite'))('sharp');

/** The suite's most detailed scene as a JPEG of another size: the same pixels on every machine. */
export async function encodePicture(width, height) {
  const images = await generateImages();
  const scene = images.find((image) => image.complexity === 'complex' && image.width === 1920);
  return sharp(scene.bytes).resize(width, height, { fit: 'fill' }).jpeg({ quality: 90 }).toBuffer();
}
