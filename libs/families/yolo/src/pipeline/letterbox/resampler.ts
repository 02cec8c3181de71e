import type { ImageSize, RgbImage } from '@framegate/model-family';
import { type AxisTable, fullWeight, interpolationTable, weightBits } from './interpolation.js';
import type { Planes } from './planes.js';
import { unitValues } from './unit-values.js';

/** Drops bits of a horizontal sum so that its product with a vertical weight fits 32 bits. */
const sumShift = 4;
/** Leaves two fractional bits for the final rounding. */
const productShift = 16;

/**
 * Scales images of one size to another and writes them as planes of 0…1, in one pass over the source.
 * Bit-exact with OpenCV's `resize(…, INTER_LINEAR)` on 8-bit images, halving included.
 */
export class Resampler {
  readonly #source: ImageSize;
  readonly #scaled: ImageSize;
  readonly #columns: AxisTable;
  readonly #rows: AxisTable;

  constructor(source: ImageSize, scaled: ImageSize) {
    this.#source = source;
    this.#scaled = scaled;
    this.#columns = interpolationTable(source.width, scaled.width);
    this.#rows = interpolationTable(source.height, scaled.height);
    for (const positions of [this.#columns.first, this.#columns.second]) {
      positions.forEach((pixel, index) => (positions[index] = pixel * 3));
    }
  }

  fits(source: ImageSize, scaled: ImageSize): boolean {
    return isSame(source, this.#source) && isSame(scaled, this.#scaled);
  }

  /** `offset` is where the first pixel goes in each plane, `stride` the length of a plane's row. */
  write(image: RgbImage, planes: Planes, offset: number, stride: number): void {
    const rowLength = image.width * 3;
    for (let y = 0; y < this.#scaled.height; y++) {
      const above = this.#rows.first[y]! * rowLength;
      const below = this.#rows.second[y]! * rowLength;
      writeRow(image.data, above, below, this.#rows.weight[y]!, this.#columns, planes, offset + y * stride);
    }
  }
}

function writeRow(
  pixels: Uint8Array,
  above: number,
  below: number,
  belowWeight: number,
  { first, second, weight }: AxisTable,
  [red, green, blue]: Planes,
  offset: number,
): void {
  const aboveWeight = fullWeight - belowWeight;
  for (let x = 0; x < first.length; x++) {
    const left = first[x]!;
    const right = second[x]!;
    const rightWeight = weight[x]!;
    const aboveLeft = above + left;
    const aboveRight = above + right;
    const belowLeft = below + left;
    const belowRight = below + right;
    red[offset + x] = blend(
      mix(pixels[aboveLeft]!, pixels[aboveRight]!, rightWeight),
      mix(pixels[belowLeft]!, pixels[belowRight]!, rightWeight),
      aboveWeight,
      belowWeight,
    );
    green[offset + x] = blend(
      mix(pixels[aboveLeft + 1]!, pixels[aboveRight + 1]!, rightWeight),
      mix(pixels[belowLeft + 1]!, pixels[belowRight + 1]!, rightWeight),
      aboveWeight,
      belowWeight,
    );
    blue[offset + x] = blend(
      mix(pixels[aboveLeft + 2]!, pixels[aboveRight + 2]!, rightWeight),
      mix(pixels[belowLeft + 2]!, pixels[belowRight + 2]!, rightWeight),
      aboveWeight,
      belowWeight,
    );
  }
}

function mix(left: number, right: number, rightWeight: number): number {
  return ((left << weightBits) + Math.imul(right - left, rightWeight)) >> sumShift;
}

function blend(above: number, below: number, aboveWeight: number, belowWeight: number): number {
  const sum =
    (Math.imul(above, aboveWeight) >> productShift) + (Math.imul(below, belowWeight) >> productShift);
  return unitValues[(sum + 2) >> 2]!;
}

function isSame(one: ImageSize, other: ImageSize): boolean {
  return one.width === other.width && one.height === other.height;
}
