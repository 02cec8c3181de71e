import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ImageSource } from '@framegate/inference-engine';
import sharp from 'sharp';
import { SeededRandom } from '../random/seeded-random.js';
import { paintImage } from './paint-image.js';
import type { TestImage } from './test-image.js';

const formats = ['raw', 'png', 'jpeg', 'webp', 'path'] as const;

/** Images of all forms that an engine takes, no two alike and no two of one size. */
export async function makeTestImages(seed: number, count: number, folder: string): Promise<TestImage[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const random = new SeededRandom(seed, index);
      const width = 16 + index * 9 + random.whole(0, 8);
      const height = random.whole(12, 320);
      const data = paintImage(random, width, height);
      const format = formats[index % formats.length]!;
      const source = await inFormat({ data, width, height }, format, join(folder, `image-${index}.png`));
      return { source, width, height };
    }),
  );
}

async function inFormat(
  image: { data: Uint8Array; width: number; height: number },
  format: (typeof formats)[number],
  path: string,
): Promise<ImageSource> {
  if (format === 'raw') return image;
  const { data, width, height } = image;
  const encoder = sharp(data, { raw: { width, height, channels: 3 } });
  if (format !== 'path') return encoder.toFormat(format).toBuffer();
  await writeFile(path, await encoder.png().toBuffer());
  return path;
}
