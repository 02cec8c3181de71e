import type { RgbImage } from '@framegate/model-family';
import { seededUniform } from '@framegate/network-blocks';

/** Rectangles of random places, sizes and colours on a plain ground. */
export function paintedScene(width: number, height: number, seed: number): RgbImage {
  const next = seededUniform(seed);
  const colour = () => [next() * 256, next() * 256, next() * 256] as const;
  const data = new Uint8Array(width * height * 3);
  const fill = (left: number, top: number, right: number, bottom: number) => {
    const rgb = colour();
    for (let y = top; y < bottom; y++) {
      for (let x = left; x < right; x++) data.set(rgb, 3 * (y * width + x));
    }
  };
  fill(0, 0, width, height);
  for (let rectangle = 0; rectangle < 6; rectangle++) {
    const left = Math.floor((next() * width) / 2);
    const top = Math.floor((next() * height) / 2);
    fill(left, top, left + Math.ceil((next() * width) / 2), top + Math.ceil((next() * height) / 2));
  }
  return { data, width, height };
}
