import type { ImageSize, RgbImage } from '@framegate/model-family';
import type { Arithmetic } from './arithmetic.js';
import { instantiateKernel, type KernelExports } from './kernel-exports.js';
import { KernelMemory } from './kernel-memory.js';
import type { Normalisation } from './normalisation.js';
import type { RowRing } from './row-ring.js';
import type { TargetRow } from './stretch-plan.js';
import type { Strip } from './strip.js';

/** Runs the kernel on one strip at a time: first along source rows, then over the rows that came of it. */
export class StretchKernel {
  readonly #target: ImageSize;
  readonly #arithmetic: Arithmetic;
  readonly #memory: KernelMemory;
  readonly #kernel: KernelExports;
  #strip: Strip | undefined;

  constructor(target: ImageSize, batch: number, arithmetic: Arithmetic, channels: readonly Normalisation[]) {
    this.#target = target;
    this.#arithmetic = arithmetic;
    this.#memory = new KernelMemory(target.width, batch * 3 * target.height * target.width);
    this.#memory.channels.set(channels.flatMap(({ shift, divisor }) => [shift, divisor]));
    this.#kernel = instantiateKernel(this.#memory.memory);
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

  /** `rows` source rows from `y` on, at most as many as go together, to their places in the ring. */
  sumColumns({ data, width }: RgbImage, y: number, rows: number, strip: Strip, ring: RowRing): void {
    const { source, columnOffsets, columnWeights } = this.#memory;
    const { columnPass, splitPass } = this.#arithmetic;
    const rowBytes = width * 3;
    source.set(data.subarray(y * rowBytes + strip.from, (y + rows - 1) * rowBytes + strip.to));
    const to = this.#rowAt(ring, y);
    const count = strip.offsets.length;
    if (strip.pairs === 0) {
      this.#kernel[splitPass](source.byteOffset, rowBytes, rows, count, to, ring.planeBytes);
      return;
    }
    this.#kernel[columnPass](
      source.byteOffset,
      rowBytes,
      rows,
      columnOffsets.byteOffset,
      columnWeights.byteOffset,
      strip.pairs,
      count,
      to,
      ring.planeBytes,
    );
  }

  /** A target row of all channels; `at` is the index in the tensor of its first red value. */
  sumRows(strip: Strip, ring: RowRing, { first, count, words }: TargetRow, at: number): void {
    const { rowList, rowWeights, channels, spareAt, tensor } = this.#memory;
    const { rowPass, sameRowPass } = this.#arithmetic;
    for (let row = 0; row < words.length; row++) {
      rowList[row] = this.#rowAt(ring, first + row);
      rowWeights[row] = words[row]!;
    }
    this.#kernel[count === 1 ? sameRowPass : rowPass](
      rowList.byteOffset,
      rowWeights.byteOffset,
      words.length,
      ring.planeBytes,
      strip.count,
      tensor.byteOffset + (at + strip.first) * Float32Array.BYTES_PER_ELEMENT,
      this.#target.height * this.#target.width * Float32Array.BYTES_PER_ELEMENT,
      channels.byteOffset,
      spareAt,
    );
  }

  #rowAt({ places, planeBytes }: RowRing, y: number): number {
    return this.#memory.rowsAt + (y % places) * 3 * planeBytes;
  }
}
