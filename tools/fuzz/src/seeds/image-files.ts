import sharp, { type Sharp } from 'sharp';
import type { Seed } from '../targets/target.js';
import { claimSize } from './jpeg-size.js';
import { blankPng } from './blank-png.js';

const [width, height] = [48, 32];

/** Small images in each format and form that is read, and some that ask for more than they are. */
export async function imageFiles(): Promise<Seed[]> {
  const picture = pictureOf(width, height, 3);
  const files: Readonly<Record<string, Sharp>> = {
    'baseline.jpg': picture.clone().jpeg({ quality: 70 }),
    'progressive.jpg': picture.clone().jpeg({ progressive: true }),
    'turned.jpg': picture.clone().withMetadata({ orientation: 6 }).jpeg({ chromaSubsampling: '4:4:4' }),
    'grey.jpg': picture.clone().greyscale().jpeg(),
    'cmyk.jpg': picture.clone().toColourspace('cmyk').jpeg(),
    'colours.png': picture.clone().png(),
    'interlaced.png': picture.clone().png({ progressive: true }),
    'palette.png': picture.clone().png({ palette: true, colours: 16 }),
    'alpha.png': pictureOf(width, height, 4).png(),
    'deep.png': picture.clone().toColourspace('rgb16').png(),
    'lossy.webp': picture.clone().webp({ quality: 60 }),
    'lossless.webp': pictureOf(width, height, 4).webp({ lossless: true }),
    'moving.webp': pictureOf(width, height * 3, 3, height).webp({ loop: 1 }),
    'still.gif': picture.clone().gif(),
    'moving.gif': pictureOf(width, height * 5, 3, height).gif({ delay: 40 }),
    'plain.tiff': picture.clone().tiff({ compression: 'none' }),
    'lzw.tiff': picture.clone().tiff({ compression: 'lzw', predictor: 'horizontal' }),
    'tiled.tiff': picture.clone().tiff({ compression: 'deflate', tile: true, tileWidth: 16, tileHeight: 16 }),
    'jpeg.tiff': picture.clone().tiff({ compression: 'jpeg' }),
    'pages.tiff': pictureOf(4, 2000, 3, 1).tiff({ compression: 'none' }),
    'still.avif': picture.clone().avif({ effort: 0, quality: 40 }),
    'tall.png': pictureOf(1, 5000, 3).png(),
    'wide.jpg': pictureOf(8000, 1, 3).jpeg(),
  };
  const encoded = await Promise.all(
    Object.entries(files).map(async ([name, image]) => ({ name, bytes: await image.toBuffer() })),
  );
  const baseline = encoded.find(({ name }) => name === 'baseline.jpg')!;
  return [
    ...encoded,
    { name: 'huge.jpg', bytes: claimSize(baseline.bytes, 65_535, 65_535) },
    { name: 'lying.jpg', bytes: claimSize(baseline.bytes, 1900, 2000) },
    { name: 'bomb.png', bytes: blankPng(8000, 8000) },
    { name: 'blank.png', bytes: blankPng(1900, 2000) },
  ];
}

/** Neither flat nor noise: every coder has something to do. `pageHeight` makes it several pages. */
function pictureOf(columns: number, rows: number, channels: 3 | 4, pageHeight?: number): Sharp {
  const data = Uint8Array.from({ length: columns * rows * channels }, (_, index) => {
    const pixel = Math.floor(index / channels);
    const [x, y] = [pixel % columns, Math.floor(pixel / columns)];
    return (x * 5 + y * 3 * ((index % channels) + 1) + ((x * y) % 13)) & 0xff;
  });
  const raw = { width: columns, height: rows, channels, ...(pageHeight !== undefined && { pageHeight }) };
  return sharp(data, { raw });
}
