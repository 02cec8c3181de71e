import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { decodeRle } from '@framegate/model-family';
import { MaskWriter } from './mask-writer.js';

// Globals are slow to look up in a test's sandbox.
const { floor, fround, imul, max, min } = Math;

interface EnlargedMask {
  readonly source: [height: number, width: number];
  readonly image: [height: number, width: number];
  readonly seed: number;
  readonly offset: number;
  readonly area: number;
  readonly box: [number, number, number, number];
  readonly countsSha256: string;
}

const masks = JSON.parse(
  readFileSync(new URL('./fixtures/enlarged-masks.json', import.meta.url), 'utf8'),
) as EnlargedMask[];

/** Between -8 and 8, as the fixture's script has them. */
function hashedLogits(length: number, seed: number, offset = 0): Float32Array {
  const logits = new Float32Array(length);
  for (let index = 0; index < length; index++) {
    let x = (imul(index, 0x9e3779b9) + seed) >>> 0;
    x = imul(x ^ (x >>> 16), 0x85ebca6b);
    x = imul(x ^ (x >>> 13), 0xc2b2ae35);
    logits[index] = fround(((x ^ (x >>> 16)) >>> 0) / 2 ** 28 - 8) + offset;
  }
  return logits;
}

/** Every pixel interpolated by itself, along rows first. */
function naiveMask(logits: Float32Array, source: number[], image: number[]): Uint8Array {
  const [rows, columns] = source as [number, number];
  const [height, width] = image as [number, number];
  const bitmap = new Uint8Array(height * width);
  for (let pixel = 0; pixel < bitmap.length; pixel++) {
    const y = place(rows, height, floor(pixel / width));
    const x = place(columns, width, pixel % width);
    const at = (row: number, column: number) => logits[row * columns + column]!;
    const above = at(y.first, x.first) * x.rest + at(y.first, x.second) * x.weight;
    const below = at(y.second, x.first) * x.rest + at(y.second, x.second) * x.weight;
    bitmap[pixel] = above * y.rest + below * y.weight > 0 ? 1 : 0;
  }
  return bitmap;
}

/** Logits that are above 0 inside a circle around the middle. */
function disc(rows: number, columns: number, radius: number): Float32Array {
  return Float32Array.from({ length: rows * columns }, (_, index) => {
    const [y, x] = [floor(index / columns) - rows / 2, (index % columns) - columns / 2];
    return radius - Math.hypot(x, y);
  });
}

/** x1, y1, x2, y2 around the pixels that are 1. */
function boxOf(bitmap: Uint8Array, width: number): number[] {
  const xs: number[] = [];
  const ys: number[] = [];
  bitmap.forEach((value, pixel) => {
    if (value === 0) return;
    xs.push(pixel % width);
    ys.push(floor(pixel / width));
  });
  if (xs.length === 0) return [0, 0, 0, 0];
  return [min(...xs), min(...ys), max(...xs) + 1, max(...ys) + 1];
}

function place(sourceLength: number, length: number, pixel: number) {
  const scale = fround(sourceLength / length);
  const position = max(0, fround(fround(scale * (pixel + 0.5)) - 0.5));
  const first = min(floor(position), sourceLength - 1);
  const weight = position - first;
  return { first, second: min(first + 1, sourceLength - 1), weight, rest: fround(1 - weight) };
}

function write(logits: Float32Array, [rows, columns]: number[], [height, width]: number[]) {
  return new MaskWriter().write(
    { logits, height: rows!, width: columns!, score: 0.5 },
    { height: height!, width: width! },
  );
}

describe('MaskWriter', () => {
  it.each(masks)(
    'makes of $source logits the mask on $image pixels that NumPy makes, seed $seed',
    ({ source, image, seed, offset, area, box, countsSha256 }) => {
      const mask = write(hashedLogits(source[0] * source[1], seed, offset), source, image);
      expect(mask).toMatchObject({ area, box, score: 0.5, rle: { size: image } });
      expect(createHash('sha256').update(mask.rle.counts).digest('hex')).toBe(countsSha256);
      expect(Buffer.compare(decodeRle(mask.rle), mask.bitmap)).toBe(0);
    },
  );

  it('gives the pixels of plain interpolation for logits and images of any size', () => {
    const sides = hashedLogits(400, 99);
    for (let round = 0; round < 100; round++) {
      const side = (index: number, longest: number) =>
        1 + floor(((sides[round * 4 + index]! + 8) / 16) * longest);
      const source = [side(0, 20), side(1, 20)];
      const image = [side(2, 90), side(3, 90)];
      const logits = hashedLogits(source[0]! * source[1]!, round);
      const mask = write(logits, source, image);
      const expected = naiveMask(logits, source, image);
      const sizes = `${source.join('×')} on ${image.join('×')}`;
      expect([sizes, Buffer.compare(mask.bitmap, expected)]).toEqual([sizes, 0]);
      expect([sizes, Buffer.compare(decodeRle(mask.rle), expected)]).toEqual([sizes, 0]);
      expect(mask.area).toBe(expected.reduce((sum, value) => sum + value, 0));
    }
  });

  it('gives those of masks with large even parts too, whatever the mask before was', () => {
    const writer = new MaskWriter();
    const source = [24, 32];
    for (const image of [
      [150, 201],
      [16, 17],
      [301, 64],
    ]) {
      for (const radius of [9, 3, -1, 100, 14, 9]) {
        const logits = disc(24, 32, radius);
        const candidate = { logits, height: 24, width: 32, score: 1 };
        const mask = writer.write(candidate, { height: image[0]!, width: image[1]! });
        const expected = naiveMask(logits, source, image);
        const what = `radius ${radius} on ${image.join('×')}`;
        expect([what, Buffer.compare(mask.bitmap, expected)]).toEqual([what, 0]);
        expect([what, Buffer.compare(decodeRle(mask.rle), expected)]).toEqual([what, 0]);
        expect([what, ...mask.box]).toEqual([what, ...boxOf(expected, image[1]!)]);
      }
    }
  });

  it('leaves pixels of a logit of exactly 0 out', () => {
    expect([...write(Float32Array.of(0, 1, -1, 0), [2, 2], [2, 2]).bitmap]).toEqual([0, 1, 0, 0]);
  });

  it('gives an empty mask an empty box', () => {
    expect(write(Float32Array.of(-1), [1, 1], [2, 3])).toMatchObject({
      area: 0,
      box: [0, 0, 0, 0],
      bitmap: new Uint8Array(6),
      rle: { size: [2, 3], counts: '6' },
    });
  });

  it('hands logits back between -32 and 32, but outlines masks by all of them', () => {
    const logits = Float32Array.of(-100, 50);
    const mask = write(logits, [1, 2], [1, 20]);
    expect([...mask.logits]).toEqual([-32, 32]);
    expect(mask.area).toBe(8);
    expect([...logits]).toEqual([-100, 50]);
  });

  it('writes masks of one image after another without a trace of those before', () => {
    const writer = new MaskWriter();
    const candidate = (seed: number) => ({ logits: hashedLogits(64, seed), height: 8, width: 8, score: 1 });
    const first = writer.write(candidate(1), { height: 30, width: 20 });
    writer.write(candidate(2), { height: 20, width: 30 });
    expect(writer.write(candidate(1), { height: 30, width: 20 })).toEqual(first);
  });
});
