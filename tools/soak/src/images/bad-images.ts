import type { ImageErrorCode, ImageSource } from '@framegate/inference-engine';
import sharp from 'sharp';

/** A picture that no engine can use. */
export interface BadImage {
  /** `mark` is a number that no other request has, and that the message must carry. */
  readonly source: (mark: number) => ImageSource;
  readonly code: ImageErrorCode;
  readonly message: (mark: number) => string;
}

/** What the engines of a soak accept; the largest good image has less. */
export const maxPixels = 200_000;

/** One of each way to be bad. */
export async function makeBadImages(): Promise<BadImage[]> {
  const size = { width: 120, height: 90 };
  const grain = Uint8Array.from(
    { length: size.width * size.height * 3 },
    (_, index) => Math.imul(index, 2654435761) >>> 24,
  );
  const jpeg = await sharp(grain, { raw: { ...size, channels: 3 } })
    .jpeg()
    .toBuffer();
  const wide = Math.ceil(maxPixels / 100) + 1;
  return [
    {
      source: (mark) => `/nowhere/${mark}.jpg`,
      code: 'IMAGE_UNREADABLE',
      message: (mark) => `Cannot read /nowhere/${mark}.jpg: no such file.`,
    },
    {
      source: (mark) => Buffer.alloc(8 + mark, 'no picture'),
      code: 'IMAGE_UNREADABLE',
      message: (mark) => `Cannot read buffer of ${8 + mark} bytes: not an image`,
    },
    {
      source: () => new Uint8Array(),
      code: 'IMAGE_UNREADABLE',
      message: () => 'Cannot read buffer of 0 bytes: it is empty.',
    },
    {
      source: (mark) => jpeg.subarray(0, 1000 + (mark % 4000)),
      code: 'IMAGE_CORRUPT',
      message: (mark) =>
        `Cannot decode buffer of ${1000 + (mark % 4000)} bytes (jpeg, 120×90): it is cut short or damaged.`,
    },
    {
      source: (mark) => ({ data: new Uint8Array(7), width: mark + 1, height: 3 }),
      code: 'IMAGE_INVALID',
      message: (mark) => `Raw image of ${mark + 1}×3: expected whole sizes`,
    },
    {
      source: () => ({ data: new Uint8Array(wide * 100 * 3), width: wide, height: 100 }),
      code: 'IMAGE_TOO_LARGE',
      message: () =>
        `raw image of ${wide}×100 has ${wide}×100 = ${wide * 100} pixels; at most ${maxPixels} are accepted`,
    },
  ];
}
