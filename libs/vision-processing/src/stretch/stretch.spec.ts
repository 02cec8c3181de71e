import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { syntheticImage } from '../testing/synthetic-image.js';
import { Stretch, type StretchOptions } from './stretch.js';

interface Resized {
  readonly source: [width: number, height: number];
  readonly target: [width: number, height: number];
}

/** Computed in numpy by make-resize-vectors.py. */
const expected = JSON.parse(
  readFileSync(new URL('./fixtures/resize-vectors.json', import.meta.url), 'utf8'),
) as {
  readonly whole: (Resized & { readonly pillow: number[]; readonly float: number[] })[];
  readonly large: (Resized & { readonly pillow: string; readonly step: number; readonly float: number[] })[];
};

const imageNet = { mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] } as const;
const pillow = { arithmetic: 'pillow' } as const;
const float = { ...imageNet, arithmetic: 'float' } as const;
const arithmetics = ['pillow', 'float'] as const;

// Globals are slow to look up in a test's sandbox.
const { abs, fround, max, round } = Math;

function stretched({ source, target: [width, height] }: Resized, options: StretchOptions): Float32Array {
  const stretch = new Stretch({ width, height }, 1, options);
  stretch.write(syntheticImage(...source), 0);
  return stretch.tensor;
}

/** The 8-bit levels that the tensor holds; fails where a value is no level. */
function levels(tensor: Float32Array): Uint8Array {
  const bytes = new Uint8Array(tensor.length);
  let others = 0;
  for (let index = 0; index < tensor.length; index++) {
    const value = tensor[index]!;
    bytes[index] = round(value * 255);
    if (value !== fround(bytes[index]! / 255)) others++;
  }
  expect(others).toBe(0);
  return bytes;
}

function farthest(values: Float32Array, wanted: readonly number[], step: number): number {
  return wanted.reduce((most, value, index) => max(most, abs(values[index * step]! - value)), 0);
}

function equal(one: Float32Array, other: Float32Array): boolean {
  return Buffer.compare(bytesOf(one), bytesOf(other)) === 0;
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

describe('Stretch as Pillow', () => {
  it.each(expected.whole)('makes $target of $source level by level', (resized) => {
    expect([...levels(stretched(resized, pillow))]).toEqual(resized.pillow);
  });

  it.each(expected.large)('makes $target of $source bit for bit', (resized) => {
    const hash = createHash('sha256').update(levels(stretched(resized, pillow)));
    expect(hash.digest('hex')).toBe(resized.pillow);
  });

  it('normalises the rounded levels', () => {
    const size = { source: [31, 17], target: [10, 16] } satisfies Resized;
    const plain = levels(stretched(size, pillow));
    const normalised = stretched(size, { ...imageNet, ...pillow });
    const { mean, std } = imageNet;
    const wanted = Array.from(plain, (level, index) => {
      const channel = Math.floor(index / 160) as 0 | 1 | 2;
      return (level / 255 - mean[channel]) / std[channel];
    });
    expect(farthest(normalised, wanted, 1)).toBeLessThan(1e-6);
  });
});

describe('Stretch without rounding', () => {
  it.each(expected.whole)('makes $target of $source as the formula says', (resized) => {
    expect(farthest(stretched(resized, float), resized.float, 1)).toBeLessThan(5e-6);
  });

  it.each(expected.large)('makes $target of $source as the formula says', (resized) => {
    expect(farthest(stretched(resized, float), resized.float, resized.step)).toBeLessThan(5e-6);
  });
});

describe.each(arithmetics)('Stretch (%s)', (arithmetic) => {
  const target = { width: 53, height: 37 };

  it.each([
    [1, 1],
    [53, 37],
    [7, 300],
    [301, 5],
    [640, 480],
    [30000, 2],
    [3, 9000],
  ])('leaves an image of one colour that colour, from %d×%d', (width, height) => {
    for (const level of [0, 1, 77, 128, 254, 255]) {
      const stretch = new Stretch(target, 1, { arithmetic });
      stretch.write({ data: new Uint8Array(width * height * 3).fill(level), width, height }, 0);
      const wanted = new Array<number>(stretch.tensor.length).fill(level / 255);
      expect(farthest(stretch.tensor, wanted, 1)).toBeLessThan(arithmetic === 'pillow' ? 1e-7 : 1e-6);
    }
  });

  it.each([
    [53, 37],
    [16, 1],
    [200, 3],
  ])('takes an image of its own size of %d×%d as it is', (width, height) => {
    const image = syntheticImage(width, height);
    const stretch = new Stretch({ width, height }, 1, { arithmetic });
    stretch.write(image, 0);
    const wanted = Array.from(stretch.tensor, (_, index) => {
      const [channel, pixel] = [Math.floor(index / (width * height)), index % (width * height)];
      return fround(image.data[pixel * 3 + channel]! / 255);
    });
    expect([...stretch.tensor]).toEqual(wanted);
  });

  it.each([
    [53, 74],
    [106, 37],
  ])('resizes only the axis that differs, from %d×%d', (width, height) => {
    const image = syntheticImage(width, height);
    const stretch = new Stretch(target, 1, { arithmetic });
    stretch.write(image, 0);
    const [x, y] = [20, 10];
    const taps = [1, 3, 3, 1].map((weight, tap) => {
      const pixel = width === 53 ? (2 * y - 1 + tap) * 53 + x : y * 106 + 2 * x - 1 + tap;
      return (weight / 8) * image.data[pixel * 3]!;
    });
    const level = taps.reduce((sum, value) => sum + value, 0);
    const rounded = arithmetic === 'pillow' ? Math.floor(level + 0.5) : level;
    expect(stretch.tensor[y * 53 + x]).toBeCloseTo(rounded / 255, 6);
  });

  it('says how large the image was', () => {
    const stretch = new Stretch(target, 1, { arithmetic });
    expect(stretch.write(syntheticImage(12, 34), 0)).toEqual({ width: 12, height: 34 });
  });

  it('writes the same again whatever sizes came between', () => {
    const stretch = new Stretch(target, 1, { arithmetic });
    const sizes = [
      [90, 60],
      [40, 30],
      [3000, 20],
      [20, 3000],
      [53, 37],
      [90, 61],
    ] as const;
    for (const [width, height] of [...sizes, ...sizes.toReversed(), ...sizes]) {
      stretch.write(syntheticImage(width, height), 0);
      const alone = new Stretch(target, 1, { arithmetic });
      alone.write(syntheticImage(width, height), 0);
      expect(equal(stretch.tensor, alone.tensor)).toBe(true);
    }
  });

  it('keeps the images of a batch apart', () => {
    const batch = new Stretch(target, 3, { arithmetic });
    batch.write(syntheticImage(90, 60), 1);
    const alone = new Stretch(target, 1, { arithmetic });
    alone.write(syntheticImage(90, 60), 0);
    const length = alone.tensor.length;
    expect(equal(batch.tensor.subarray(length, 2 * length), alone.tensor)).toBe(true);
    expect(equal(batch.tensor.subarray(0, length), new Float32Array(length))).toBe(true);
    expect(equal(batch.tensor.subarray(2 * length), new Float32Array(length))).toBe(true);
  });

  it.each([
    [3, 'Expected a place of 0…2 in the batch, got 3.'],
    [-1, 'Expected a place of 0…2 in the batch, got -1.'],
    [0.5, 'Expected a place of 0…2 in the batch, got 0.5.'],
  ])('refuses place %d of a batch of three', (slot, message) => {
    const stretch = new Stretch(target, 3, { arithmetic });
    expect(() => stretch.write(syntheticImage(4, 4), slot)).toThrow(new RangeError(message));
  });

  it.each([
    [48, 4, 5, 'Expected an image of 3 bytes a pixel, got 48 bytes for 4×5.'],
    [64, 4, 4, 'Expected an image of 3 bytes a pixel, got 64 bytes for 4×4.'],
    [0, 0, 4, 'Expected an image of 3 bytes a pixel, got 0 bytes for 0×4.'],
    [9, 1.5, 2, 'Expected an image of 3 bytes a pixel, got 9 bytes for 1.5×2.'],
    [12, -2, -2, 'Expected an image of 3 bytes a pixel, got 12 bytes for -2×-2.'],
  ])('refuses %d bytes for an image of %d×%d', (length, width, height, message) => {
    const stretch = new Stretch(target, 1, { arithmetic });
    const image = { data: new Uint8Array(length), width, height };
    expect(() => stretch.write(image, 0)).toThrow(new RangeError(message));
  });

  it.each([
    [5000, 1],
    [1, 5000],
  ])('refuses to make two pixels of an image of %d×%d', (width, height) => {
    const stretch = new Stretch({ width: 2, height: 2 }, 1, { arithmetic });
    expect(() => stretch.write(syntheticImage(width, height), 0)).toThrow(
      new RangeError(
        `Expected an image that is at most 2047 times as wide and high as the model's 2×2 input, got ${width}×${height}.`,
      ),
    );
  });
});
