import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { Random } from '../../../images/random.js';

const seed = 20_240_503;

/** None of them is an image: each must be refused, with an error that says so. */
export const brokenImages: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  'empty.jpg': async () => new Uint8Array(0),
  'one-byte.png': async () => new Uint8Array([0x89]),
  'text.jpg': async () => new TextEncoder().encode('This is no image.\n'.repeat(100)),
  'noise.png': async () => noise(4096),
  'truncated.jpg': async () => firstHalf(await photo().jpeg().toBuffer()),
  'truncated.png': async () => firstHalf(await photo().png().toBuffer()),
  'header-alone.png': async () => (await photo().png().toBuffer()).subarray(0, 33),
  'bomb.png': async () => claimPngSize(await photo().png().toBuffer(), 60_000),
  'bomb.jpg': async () => claimJpegSize(await photo().jpeg().toBuffer(), 60_000),
};

/** Noise, so that the encoded bytes are many enough to be cut. */
function photo() {
  const [width, height] = [160, 120];
  return sharp(noise(width * height * 3), { raw: { width, height, channels: 3 } });
}

function noise(length: number): Uint8Array {
  const random = new Random(seed);
  return Uint8Array.from({ length }, () => random.between(0, 255));
}

const firstHalf = (bytes: Uint8Array) => bytes.subarray(0, bytes.length / 2);

/** Width and height of the IHDR chunk, whose checksum comes after its 13 bytes: a few KB that would be gigabytes. */
function claimPngSize(png: Buffer, side: number): Uint8Array {
  png.writeUInt32BE(side, 16);
  png.writeUInt32BE(side, 20);
  png.writeUInt32BE(crc32(png.subarray(12, 29)), 29);
  return png;
}

/** Height and width in the frame header: its marker, its length, a byte of precision, then these. */
function claimJpegSize(jpeg: Buffer, side: number): Uint8Array {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  jpeg.writeUInt16BE(side, frame + 5);
  jpeg.writeUInt16BE(side, frame + 7);
  return jpeg;
}
