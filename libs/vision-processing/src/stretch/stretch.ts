import type { ImageSize, RgbImage } from '@framegate/model-family';
import { axisFilter } from './axis-filter.js';

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
   * `float`: nothing is rounded, as where torchvision resizes float tensors.
   */
  readonly arithmetic: 'pillow' | 'float';
}

/** 22-bit coefficients, the fixed-point precision that PIL has for 8-bit images. */
const one = 1 << 22;

/**
 * Writes images into an NCHW input: resized to fill it whatever their aspect, antialiased bilinear, then normalised.
 */
export class Stretch {
  /** [batch, 3, height, width], allocated once and written in place. */
  readonly tensor: Float32Array;
  readonly #target: ImageSize;
  readonly #options: StretchOptions;

  constructor(target: ImageSize, batch: number, options: StretchOptions) {
    this.#target = target;
    this.#options = options;
    this.tensor = new Float32Array(batch * 3 * target.height * target.width);
  }

  /** Writes `image` into place `slot` of the tensor. */
  write(image: RgbImage, slot: number): OriginalSize {
    const { width, height } = this.#target;
    const { mean = [0, 0, 0], std = [1, 1, 1] } = this.#options;
    const columns = axisFilter(image.width, width);
    const rows = axisFilter(image.height, height);
    const wide = new Float64Array(image.height * width * 3);
    for (let y = 0; y < image.height; y++) {
      for (let x = 0; x < width; x++) {
        const { first, weights } = columns[x]!;
        for (let channel = 0; channel < 3; channel++) {
          const at = (y * image.width + first) * 3 + channel;
          wide[(y * width + x) * 3 + channel] = this.#sum(weights, image.data, at, 3);
        }
      }
    }
    const plane = width * height;
    for (let y = 0; y < height; y++) {
      const { first, weights } = rows[y]!;
      for (let x = 0; x < width; x++) {
        for (let channel = 0; channel < 3; channel++) {
          const level = this.#sum(weights, wide, (first * width + x) * 3 + channel, width * 3);
          const at = (slot * 3 + channel) * plane + y * width + x;
          this.tensor[at] = (level / 255 - mean[channel]!) / std[channel]!;
        }
      }
    }
    return { width: image.width, height: image.height };
  }

  #sum(weights: readonly number[], values: Uint8Array | Float64Array, start: number, stride: number): number {
    const isFixed = this.#options.arithmetic === 'pillow';
    let sum = 0;
    for (let tap = 0; tap < weights.length; tap++) {
      const weight = isFixed ? Math.round(weights[tap]! * one) : weights[tap]!;
      sum += values[start + tap * stride]! * weight;
    }
    return isFixed ? Math.floor((sum + one / 2) / one) : sum;
  }
}
