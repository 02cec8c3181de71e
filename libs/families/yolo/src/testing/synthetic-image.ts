import type { RgbImage } from '@framegate/model-family';

/** Byte i is the upper 8 of the 32 bits of i × 2654435761: noise that any language can compute alike. */
export function syntheticImage(width: number, height: number): RgbImage {
  const { imul } = Math;
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index++) data[index] = imul(index, 2654435761) >>> 24;
  return { data, width, height };
}
