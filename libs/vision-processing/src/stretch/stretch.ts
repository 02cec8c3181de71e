import type { ImageSize, RgbImage } from '@framegate/model-family';
import { type Arithmetic, arithmetics } from './arithmetic.js';
import { normalisations } from './normalisation.js';
import { Recent } from './recent.js';
import { StretchKernel } from './stretch-kernel.js';
import type { RowRing } from './row-ring.js';
import { planStretch, type StretchPlan, type TargetRow } from './stretch-plan.js';
import type { Strip } from './strip.js';

/** What an image was before it was resized, in pixels. */
export interface OriginalSize {
  readonly width: number;
  readonly height: number;
}

export interface StretchOptions {
  /** A level v of 0…255 becomes (v / 255 - mean) / std, by channel; 0 when left out. */
  readonly mean?: readonly [red: number, green: number, blue: number];
  /** 1 when left out. */
  readonly std?: readonly [red: number, green: number, blue: number];
  /**
   * `pillow`: levels are rounded after each pass, bit for bit as `PIL.Image.resize` with `BILINEAR`;
   * `float`: nothing is rounded, as where torchvision resizes float tensors. Off by at most 2e-6 of the range of levels.
   */
  readonly arithmetic: 'pillow' | 'float';
}

/** Image sizes whose plans are kept, for streams that mix a few. */
const plansKept = 4;

/**
 * Writes images into an NCHW input: resized to fill it whatever their aspect, antialiased bilinear, and normalised.
 * Plans are made only for sizes that were not seen lately, so a stream of equal images pays for its pixels alone.
 */
export class Stretch {
  readonly #target: ImageSize;
  readonly #batch: number;
  readonly #arithmetic: Arithmetic;
  readonly #kernel: StretchKernel;
  readonly #plans = new Recent<StretchPlan>(plansKept);

  constructor(target: ImageSize, batch: number, { mean, std, arithmetic }: StretchOptions) {
    this.#target = target;
    this.#batch = batch;
    this.#arithmetic = arithmetics[arithmetic];
    this.#kernel = new StretchKernel(target, batch, this.#arithmetic, normalisations(mean, std));
  }

  /** [batch, 3, height, width], allocated once and written in place. */
  get tensor(): Float32Array {
    return this.#kernel.tensor;
  }

  /**
   * Writes `image` into place `slot` of the tensor.
   * @throws {RangeError} when there is no such place, the image is not whole, or it is thousands of times too large.
   */
  write(image: RgbImage, slot: number): OriginalSize {
    const { width, height } = image;
    this.#check(image, slot);
    const plan = this.#plans.get(`${width}×${height}`, () =>
      planStretch(image, this.#target, this.#arithmetic),
    );
    for (const { strip, ring } of plan.strips) this.#writeStrip(image, slot, plan.rows, strip, ring);
    return { width, height };
  }

  #writeStrip(image: RgbImage, slot: number, rows: readonly TargetRow[], strip: Strip, ring: RowRing): void {
    const { width, height } = this.#target;
    this.#kernel.load(strip);
    let next = 0;
    for (let y = 0; y < height; y++) {
      const row = rows[y]!;
      while (next < row.first + row.count) {
        const together = Math.min(ring.together, image.height - next);
        this.#kernel.sumColumns(image, next, together, strip, ring);
        next += together;
      }
      this.#kernel.sumRows(strip, ring, row, (slot * 3 * height + y) * width);
    }
  }

  #check({ data, width, height }: RgbImage, slot: number): void {
    if (!Number.isInteger(slot) || slot < 0 || slot >= this.#batch) {
      throw new RangeError(`Expected a place of 0…${this.#batch - 1} in the batch, got ${slot}.`);
    }
    const isSize = Number.isInteger(width) && width > 0 && Number.isInteger(height) && height > 0;
    if (!isSize || data.length !== width * height * 3) {
      throw new RangeError(
        `Expected an image of 3 bytes a pixel, got ${data.length} bytes for ${width}×${height}.`,
      );
    }
  }
}
