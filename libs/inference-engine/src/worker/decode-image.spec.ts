import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { packImage } from '../images/image-payload.js';
import { describeSource, type ImageSource } from '../images/image-source.js';
import { errorOf } from '../testing/error-of.js';
import { decodeImage } from './decode-image.js';

const maxPixels = 1_000_000;
const formats = 'jpeg, png, webp, gif, tiff, heif';

function decode(source: ImageSource, limit = maxPixels) {
  return decodeImage(packImage(source, describeSource(source)), limit);
}

async function pixels(source: ImageSource): Promise<number[]> {
  return [...(await decode(source)).data];
}

/** 8 bits a channel. */
function raw(data: readonly number[], width: number, height: number, channels: 1 | 2 | 3 | 4 = 3) {
  return sharp(Uint8Array.from(data), { raw: { width, height, channels } });
}

/** 16 bits a channel. */
function deep(data: readonly number[], width: number, height: number, channels: 1 | 3) {
  const space = channels === 1 ? 'grey16' : 'rgb16';
  return sharp(Uint16Array.from(data), { raw: { width, height, channels } }).toColourspace(space);
}

/** Encodes badly, so that a part of the file is a part of the pixels. */
function noise(width: number, height: number) {
  const bytes = Array.from({ length: width * height * 3 }, (_, index) => Math.imul(index, 2654435761) >>> 24);
  return raw(bytes, width, height);
}

describe('decodeImage', () => {
  it('gives 8-bit RGB, interleaved', async () => {
    const png = await raw([1, 2, 3, 4, 5, 6], 2, 1).png().toBuffer();
    expect(await decode(png)).toEqual({ data: Buffer.of(1, 2, 3, 4, 5, 6), width: 2, height: 1 });
  });

  it('takes raw pixels as they are', async () => {
    expect(await pixels({ data: Uint8Array.of(7, 8, 9), width: 1, height: 1 })).toEqual([7, 8, 9]);
  });

  it('drops alpha and does not blend it', async () => {
    expect(await pixels(await raw([10, 20, 30, 0, 40, 50, 60, 128], 2, 1, 4).png().toBuffer())).toEqual([
      10, 20, 30, 40, 50, 60,
    ]);
  });

  it('repeats greyscale in all three channels, with and without alpha', async () => {
    expect(await pixels(await raw([10, 200], 2, 1, 1).toColourspace('b-w').png().toBuffer())).toEqual([
      10, 10, 10, 200, 200, 200,
    ]);
    expect(await pixels(await raw([10, 0, 200, 128], 2, 1, 2).png().toBuffer())).toEqual([
      10, 10, 10, 200, 200, 200,
    ]);
  });

  it('cuts 16 bits to the upper 8', async () => {
    expect(await pixels(await deep([0xabcd, 0x12ff, 0x00ff], 1, 1, 3).png().toBuffer())).toEqual([
      0xab, 0x12, 0,
    ]);
    expect(await pixels(await deep([0xabcd], 1, 1, 1).png().toBuffer())).toEqual([0xab, 0xab, 0xab]);
  });

  it('turns CMYK into RGB', async () => {
    const red = Array.from({ length: 64 }, () => [255, 0, 0]).flat();
    const jpeg = await raw(red, 8, 8).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
    expect((await sharp(jpeg).metadata()).space).toBe('cmyk');
    const [r, g, b] = (await pixels(jpeg)) as [number, number, number];
    expect(r).toBeGreaterThan(200);
    expect(Math.max(g, b)).toBeLessThan(80);
  });

  it('turns the image upright as EXIF says', async () => {
    const rows = raw([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4], 2, 2);
    const turned = await rows.withMetadata({ orientation: 6 }).png().toBuffer();
    expect(await pixels(turned)).toEqual([3, 3, 3, 1, 1, 1, 4, 4, 4, 2, 2, 2]);
    const wide = await raw([1, 1, 1, 2, 2, 2], 2, 1).withMetadata({ orientation: 6 }).png().toBuffer();
    expect(await decode(wide)).toMatchObject({ width: 1, height: 2 });
  });

  it('takes the first frame of an animation', async () => {
    const frames = [...new Array<number>(12).fill(10), ...new Array<number>(12).fill(200)];
    const animation = sharp(Uint8Array.from(frames), {
      raw: { width: 2, height: 4, channels: 3, pageHeight: 2 },
    });
    expect(await decode(await animation.gif().toBuffer())).toMatchObject({ width: 2, height: 2 });
    expect(await pixels(await animation.gif().toBuffer())).toEqual(frames.slice(0, 12));
  });

  it('ignores colour profiles', async () => {
    const png = await raw([200, 30, 30], 1, 1).withIccProfile('p3').png().toBuffer();
    const stored = await sharp(png, { ignoreIcc: true }).raw().toBuffer();
    expect(await pixels(png)).toEqual([...stored]);
  });

  it.each(['jpeg', 'png', 'webp', 'gif', 'tiff', 'avif'] as const)('decodes %s', async (format) => {
    expect(await decode(await noise(20, 10).toFormat(format).toBuffer())).toMatchObject({
      width: 20,
      height: 10,
    });
  });
});

describe('decodeImage of what is no image', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'decode-image-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const unreadable = (name: string) =>
    `Cannot read ${name}: not an image, or its header is cut short or damaged. Expected ${formats}.`;

  it.each([
    ['nothing', '', 'Cannot read buffer of 0 bytes: it is empty.'],
    ['text', 'hello, world', unreadable('buffer of 12 bytes')],
    [
      'a drawing',
      '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>',
      `Cannot read buffer of 62 bytes: expected ${formats}, got svg.`,
    ],
  ])('says so of %s', async (_, text, message) => {
    expect(await errorOf(decode(Buffer.from(text)))).toMatchObject({
      name: 'ImageError',
      code: 'IMAGE_UNREADABLE',
      message,
    });
  });

  it.each([
    ['JPEG', [0xff, 0xd8, 0xff, 0xe0]],
    ['PNG', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ])('says so of what only begins like a %s', async (_, start) => {
    const bytes = Buffer.concat([Buffer.from(start), Buffer.alloc(100, 7)]);
    expect(await errorOf(decode(bytes))).toMatchObject({
      code: 'IMAGE_UNREADABLE',
      message: unreadable(`buffer of ${bytes.length} bytes`),
    });
  });

  it('names the path of a file that cannot be read', async () => {
    const missing = join(folder, 'missing.jpg');
    const text = join(folder, 'text.jpg');
    await writeFile(text, 'no image');
    await writeFile(join(folder, 'empty.png'), '');
    const message = async (path: string) => (await errorOf(decode(path))).message;
    expect(await message(missing)).toBe(`Cannot read ${missing}: no such file.`);
    expect(await message(folder)).toBe(`Cannot read ${folder}: a directory.`);
    expect(await message(text)).toBe(unreadable(text));
    expect(await message(join(folder, 'empty.png'))).toBe(
      `Cannot read ${join(folder, 'empty.png')}: it is empty.`,
    );
  });

  it.each(['jpeg', 'png'] as const)('says of a %s that is cut short that it is', async (format) => {
    const whole = await noise(64, 48).toFormat(format).toBuffer();
    const cut = whole.subarray(0, Math.floor(whole.length * 0.7));
    const error = await errorOf(decode(cut));
    expect(error).toMatchObject({
      code: 'IMAGE_CORRUPT',
      message: `Cannot decode buffer of ${cut.length} bytes (${format}, 64×48): it is cut short or damaged.`,
    });
    expect(error.cause).toBeInstanceOf(Error);
  });

  it.each(['webp', 'gif', 'tiff', 'avif'] as const)(
    'never takes a %s that is cut short for a whole one',
    async (format) => {
      const whole = await noise(64, 48).toFormat(format).toBuffer();
      for (const share of [0.1, 0.5, 0.9]) {
        const error = await errorOf(decode(whole.subarray(0, Math.floor(whole.length * share))));
        expect(['IMAGE_CORRUPT', 'IMAGE_UNREADABLE']).toContain(error.code);
      }
    },
  );

  it('accepts as many pixels as are allowed and no more', async () => {
    const jpeg = await noise(40, 30).jpeg().toBuffer();
    expect(await decode(jpeg, 1200)).toMatchObject({ width: 40, height: 30 });
    expect(await errorOf(decode(jpeg, 1199))).toMatchObject({ code: 'IMAGE_TOO_LARGE' });
  });

  it('refuses too many pixels by the header alone', async () => {
    const bomb = await sharp({ create: { width: 4000, height: 3000, channels: 3, background: 'red' } })
      .png()
      .toBuffer();
    expect(await errorOf(decode(bomb))).toMatchObject({
      code: 'IMAGE_TOO_LARGE',
      message: `buffer of ${bomb.length} bytes has 4000×3000 = 12000000 pixels; at most 1000000 are accepted (\`maxPixels\`).`,
    });
    expect(await errorOf(decode({ data: new Uint8Array(12), width: 2, height: 2 }, 3))).toMatchObject({
      code: 'IMAGE_TOO_LARGE',
      message: 'raw image of 2×2 has 2×2 = 4 pixels; at most 3 are accepted (`maxPixels`).',
    });
  });

  it.each([
    [
      { data: new Uint8Array(5), width: 1, height: 1 },
      'Raw image of 1×1: expected whole sizes from 1 and width × height × 3 bytes, got 5 bytes.',
    ],
    [
      { data: new Uint8Array(0), width: 0, height: 4 },
      'Raw image of 0×4: expected whole sizes from 1 and width × height × 3 bytes, got 0 bytes.',
    ],
    [
      { data: new Uint8Array(3), width: 0.5, height: 2 },
      'Raw image of 0.5×2: expected whole sizes from 1 and width × height × 3 bytes, got 3 bytes.',
    ],
    [
      null,
      'Expected a path, an encoded image as Buffer or Uint8Array, or { data, width, height } with RGB bytes, got null.',
    ],
    [
      [1, 2, 3],
      'Expected a path, an encoded image as Buffer or Uint8Array, or { data, width, height } with RGB bytes, got object.',
    ],
  ])('says what it expected of an image source (%#)', (source, message) => {
    expect(() => describeSource(source as ImageSource)).toThrow(message);
  });
});
