import type { RgbImage } from '@framegate/model-family';

// Globals are slow to look up in a test's sandbox.
const { imul } = Math;

/** Byte i is the upper 8 of the 32 bits of i × 2654435761: noise that any language can compute alike. */
export function syntheticImage(width: number, height: number): RgbImage {
  const data = new Uint8Array(width * height * 3);
  for (let index = 0; index < data.length; index++) data[index] = imul(index, 2654435761) >>> 24;
  return { data, width, height };
}
