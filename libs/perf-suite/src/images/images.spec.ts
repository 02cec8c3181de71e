import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { UsageError } from '../errors/usage-error.js';
import { generateImages } from './generate-images.js';
import { imageSetDigest } from './image-set-digest.js';
import { paintScene } from './paint-scene.js';
import { readImages } from './read-images.js';
import type { TestImage } from './test-image.js';

describe('a painted scene', () => {
  // Written down from the first run: pixels that change would make every stored figure incomparable.
  it.each([
    ['simple', '9c977d72edb857dc'],
    ['medium', 'c38a37c804fcf597'],
    ['complex', '542809c5dfafdecc'],
  ] as const)('has the same pixels on every machine (%s)', (complexity, digest) => {
    const { data } = paintScene(96, 64, complexity, 7);
    expect(createHash('sha256').update(data).digest('hex').slice(0, 16)).toBe(digest);
  });

  it('is another one for another seed', () => {
    expect(paintScene(32, 32, 'medium', 1).data).not.toEqual(paintScene(32, 32, 'medium', 2).data);
  });
});

describe('the generated images', () => {
  const images = generateImages();

  it('are the size and format that they say', async () => {
    for (const image of await images) {
      const { width, height, format } = await sharp(image.bytes).metadata();
      expect({ width, height, format }).toEqual({
        width: image.width,
        height: image.height,
        format: image.format,
      });
    }
  });

  it('range from 64×64 to 1920×1080, simple to complex, in JPEG and PNG', async () => {
    const set = await images;
    const pixels = set.map(({ width, height }) => width * height);
    expect([Math.min(...pixels), Math.max(...pixels)]).toEqual([64 * 64, 1920 * 1080]);
    expect(new Set(set.map(({ complexity }) => complexity))).toEqual(
      new Set(['simple', 'medium', 'complex']),
    );
    expect(new Set(set.map(({ format }) => format))).toEqual(new Set(['jpeg', 'png']));
    expect(new Set(set.map(({ name }) => name)).size).toBe(set.length);
  });

  it('vary in every third of every image', async () => {
    for (const { bytes, width, height } of await images) {
      const third = Math.floor(height / 3);
      for (let top = 0; top + third <= height; top += third) {
        const strip = await sharp(bytes).extract({ left: 0, top, width, height: third }).toBuffer();
        const { channels } = await sharp(strip).stats();
        expect(Math.max(...channels.map(({ stdev }) => stdev))).toBeGreaterThan(8);
      }
    }
  });

  it('have a digest that any change of a byte, a name or the order changes', async () => {
    const [first, second] = (await images) as [TestImage, TestImage];
    const digests = [
      [first, second],
      [second, first],
      [{ ...first, name: 'renamed.png' }, second],
      [{ ...first, bytes: Buffer.concat([first.bytes, Buffer.alloc(1)]) }, second],
    ].map(imageSetDigest);
    expect(new Set(digests).size).toBe(4);
  });
});

describe('a folder of images', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'framegate-images-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const encode = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#483' } });

  it('is read by name, with the sides as shown', async () => {
    await writeFile(join(folder, 'b.webp'), await encode(8, 6).webp().toBuffer());
    await writeFile(
      join(folder, 'a.JPG'),
      await encode(10, 4).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
    );
    await writeFile(join(folder, 'notes.txt'), 'not an image');
    const { images, skipped } = await readImages(folder);
    expect(images.map(({ name, width, height, format }) => [name, width, height, format])).toEqual([
      ['a.JPG', 4, 10, 'jpeg'],
      ['b.webp', 8, 6, 'webp'],
    ]);
    expect(skipped).toEqual([]);
  });

  it('says which files cannot be decoded and goes on with the others', async () => {
    const jpeg = await encode(64, 64).jpeg().toBuffer();
    await writeFile(join(folder, 'empty.png'), '');
    await writeFile(join(folder, 'good.jpg'), jpeg);
    await writeFile(join(folder, 'short.jpg'), jpeg.subarray(0, jpeg.length >> 1));
    const { images, skipped } = await readImages(folder);
    expect(images.map(({ name }) => name)).toEqual(['good.jpg']);
    expect(skipped).toEqual([
      { name: 'empty.png', reason: 'Input Buffer is empty' },
      { name: 'short.jpg', reason: expect.stringContaining('premature end') as string },
    ]);
  });

  it('without a single readable image is an error that says what is wrong with each', async () => {
    await writeFile(join(folder, 'broken.png'), 'no png');
    await expect(readImages(folder)).rejects.toThrow(
      new UsageError(
        `None of the images in ${folder} can be decoded. broken.png: Input buffer contains unsupported image format`,
      ),
    );
  });

  it('without image files is an error that says what was looked for', async () => {
    await expect(readImages(folder)).rejects.toThrow(
      new UsageError(`Expected image files (avif, gif, jpg, png, tiff, webp) in ${folder}, found none.`),
    );
  });

  it('that is not there is an error that names it', async () => {
    const missing = join(folder, 'nowhere');
    await expect(readImages(missing)).rejects.toThrow(
      `Cannot read the image folder ${missing}: ENOENT: no such file or directory, scandir '${missing}'`,
    );
  });
});
