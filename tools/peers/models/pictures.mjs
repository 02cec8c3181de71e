import { generateImages } from '@framegate/perf-suite';
import sharp from 'sharp';

/** The suite's most detailed scene as a JPEG of another size: the same pixels on every machine. */
export async function encodePicture(width, height) {
  const images = await generateImages();
  const scene = images.find((image) => image.complexity === 'complex' && image.width === 1920);
  return sharp(scene.bytes).resize(width, height, { fit: 'fill' }).jpeg({ quality: 90 }).toBuffer();
}
