import type { ImageSize, RgbImage } from '@framegate/model-family';
import type { Arithmetic } from './arithmetic.js';
import { type ColumnPass, instantiateKernel, type RowPass } from './kernel-exports.js';
import { lane, roundUp } from './kernel-limits.js';
import { KernelMemory } from './kernel-memory.js';
import type { Normalisation } from './normalisation.js';
import type { TargetRow } from './stretch-plan.js';
import type { Strip } from './strip.js';

/** Runs the kernel on one strip at a time: first along source rows, then over the rows that came of it. */
export class StretchKernel {
  readonly #target: ImageSize;
  readonly #valueBytes: number;
  readonly #memory: KernelMemory;
  readonly #columnPass: ColumnPass;
  readonly #rowPass: RowPass;
  #strip: Strip | undefined;

  constructor(target: ImageSize, batch: number, arithmetic: Arithmetic) {
    this.#target = target;
    this.#valueBytes = arithmetic.valueBytes;
    this.#memory = new KernelMemory(target.width, batch * 3 * target.height * target.width);
    const kernel = instantiateKernel(this.#memory.memory);
    this.#columnPass = kernel[arithmetic.columnPass];
    this.#rowPass = kernel[arithmetic.rowPass];
  }

  /** NCHW with three channels. */
  get tensor(): Float32Array {
    return this.#memory.tensor;
  }

  /** Comes before the rows of a strip. */
  load(strip: Strip): void {
    if (this.#strip === strip) return;
    this.#memory.columnOffsets.set(strip.offsets);
    this.#memory.columnWeights.set(strip.weights);
    this.#strip = strip;
  }

  /** Source row `y` to place `place` of the rows between the passes. */
  sumColumns({ data, width }: RgbImage, y: number, strip: Strip, place: number): void {
    const { source, columnOffsets, columnWeights } = this.#memory;
    const row = y * width * 3;
    source.set(data.subarray(row + strip.from, row + strip.to));
    this.#columnPass(
      source.byteOffset,
      columnOffsets.byteOffset,
      columnWeights.byteOffset,
      strip.groups,
      strip.offsets.length,
      this.#rowAt(strip, place),
      this.#planeBytes(strip),
    );
  }

  /**
   * A target row of all channels; source row y is at place y % `places`.
   * `at` is the index in the tensor of the row's first red value.
   */
  sumRows(
    strip: Strip,
    { first, words }: TargetRow,
    places: number,
    at: number,
    channels: readonly Normalisation[],
  ): void {
    const { rowList, rowWeights, spareAt, tensor } = this.#memory;
    for (let row = 0; row < words.length; row++) rowList[row] = this.#rowAt(strip, (first + row) % places);
    rowWeights.set(words);
    const plane = this.#target.height * this.#target.width;
    for (let channel = 0; channel < channels.length; channel++) {
      const { shift, divisor } = channels[channel]!;
      this.#rowPass(
        rowList.byteOffset,
        rowWeights.byteOffset,
        words.length,
        channel * this.#planeBytes(strip),
        strip.count,
        tensor.byteOffset + (at + channel * plane + strip.first) * Float32Array.BYTES_PER_ELEMENT,
        shift,
        divisor,
        spareAt,
      );
    }
  }

  #rowAt(strip: Strip, place: number): number {
    return this.#memory.rowsAt + place * 3 * this.#planeBytes(strip);
  }

  #planeBytes({ count }: Strip): number {
    return roundUp(count, lane) * this.#valueBytes;
  }
}
