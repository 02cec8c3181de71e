import sharp from 'sharp';

/** Unusual and whole: each must be answered. */
export const oddImages: Readonly<Record<string, () => Promise<Uint8Array>>> = {
  '1x1.png': () => plain(1, 1).png().toBuffer(),
  '2x2.jpg': () => plain(2, 2).jpeg().toBuffer(),
  '4000x8.png': () => plain(4000, 8).png().toBuffer(),
  '8x4000.png': () => plain(8, 4000).png().toBuffer(),
  '6000x4000.jpg': () => plain(6000, 4000).jpeg().toBuffer(),
  'greyscale.jpg': () => plain(320, 240).greyscale().jpeg().toBuffer(),
  'greyscale.png': () => plain(320, 240).toColourspace('b-w').png().toBuffer(),
  'transparent.png': () => plain(320, 240).ensureAlpha(0.5).png().toBuffer(),
  '16-bit.png': () => plain(320, 240).toColourspace('rgb16').png().toBuffer(),
  'cmyk.jpg': () => plain(320, 240).toColourspace('cmyk').jpeg().toBuffer(),
  'progressive.jpg': () => plain(320, 240).jpeg({ progressive: true }).toBuffer(),
  'turned-by-exif.jpg': () => plain(320, 240).withMetadata({ orientation: 6 }).jpeg().toBuffer(),
  'animated.gif': () => animation().gif().toBuffer(),
};

function plain(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#486' } });
}

/** Two frames, one above the other. */
function animation() {
  const [width, height] = [32, 24];
  const data = Buffer.alloc(width * height * 2 * 3).fill(200, 0, width * height * 3);
  return sharp(data, { raw: { width, height: height * 2, channels: 3, pageHeight: height } });
}
