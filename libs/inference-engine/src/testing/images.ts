import type { RgbImage } from '@framegate/model-family';
import sharp from 'sharp';

/** Bright noise: the mirror model sees boxes in it. */
export function noise(width = 64, height = 64): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index++) data[index] = 128 + (Math.imul(index, 2654435761) >>> 25);
  return { data, width, height };
}

export function asPng({ data, width, height } = noise()): Promise<Buffer> {
  return sharp(data, { raw: { width, height, channels: 3 } })
    .png()
    .toBuffer();
}

/** Dark at the top left and bright at the bottom right, so that the segmenter's masks have an edge somewhere between. */
export function shade(width = 64, height = 64): RgbImage {
  const { data } = noise(width, height);
  for (let index = 0; index < data.length; index++) {
    const column = Math.floor(index / 3) % width;
    const row = Math.floor(index / 3 / width);
    data[index]! *= (column / width + row / height) / 2;
  }
  return { data, width, height };
}
