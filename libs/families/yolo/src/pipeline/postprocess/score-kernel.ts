import { kernelBytes } from './score-kernel-bytes.js';

/** What the WebAssembly exports; arguments are byte offsets, counts and a class. See `kernels/class-scores.as`. */
interface Exports {
  raise(scores: number, rows: number, count: number, best: number, classes: number, index: number): number;
  above(scores: number, count: number, limit: number, to: number): number;
  allFinite(values: number, count: number): number;
}

const module = new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));
const pageBytes = 65_536;
const lanes = 4;

/** Rows that are copied together: few enough for a cache to keep them until the kernel has read them. */
export const rowsTogether = 8;

/** Finds the best class of every anchor in rows of scores, one class a row. */
export class ScoreKernel {
  /** By anchor: the highest score so far, and its class. */
  readonly best: Float32Array;
  readonly classes: Int32Array;
  readonly #anchors: number;
  readonly #rowLength: number;
  readonly #rows: Float32Array;
  readonly #above: Int32Array;
  readonly #kernel: Exports;

  constructor(anchors: number) {
    this.#anchors = anchors;
    this.#rowLength = Math.ceil(anchors / lanes) * lanes;
    const rowBytes = this.#rowLength * Float32Array.BYTES_PER_ELEMENT;
    const bestAt = rowsTogether * rowBytes;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((bestAt + 3 * rowBytes) / pageBytes) });
    this.#kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
    this.#rows = new Float32Array(memory.buffer, 0, rowsTogether * this.#rowLength);
    // What fills up the row is never higher than anything.
    new Float32Array(memory.buffer, bestAt, this.#rowLength).fill(NaN);
    this.best = new Float32Array(memory.buffer, bestAt, anchors);
    this.classes = new Int32Array(memory.buffer, bestAt + rowBytes, anchors);
    this.#above = new Int32Array(memory.buffer, bestAt + 2 * rowBytes, anchors);
  }

  /**
   * @param scores of at most {@link rowsTogether} classes from `index` on.
   * @returns whether all scores are finite.
   */
  raise(scores: Float32Array, index: number): boolean {
    const rows = this.#load(scores);
    const { byteOffset } = this.#rows;
    const { best, classes } = this;
    return (
      this.#kernel.raise(byteOffset, rows, this.#rowLength, best.byteOffset, classes.byteOffset, index) !== 0
    );
  }

  /** The anchors whose best score is above `limit`, in order; valid until the next call. */
  above(limit: number): Int32Array {
    const to = this.#above.byteOffset;
    return this.#above.subarray(0, this.#kernel.above(this.best.byteOffset, this.#rowLength, limit, to));
  }

  /** Whether all values are, of at most {@link rowsTogether} rows. */
  isFinite(values: Float32Array): boolean {
    const rows = this.#load(values);
    return this.#kernel.allFinite(this.#rows.byteOffset, rows * this.#rowLength) !== 0;
  }

  /** Rows begin at multiples of the kernel's lanes: what fills them up stays 0. */
  #load(values: Float32Array): number {
    const rows = values.length / this.#anchors;
    if (this.#rowLength === this.#anchors) this.#rows.set(values);
    else {
      for (let row = 0; row < rows; row++) {
        const start = row * this.#anchors;
        this.#rows.set(values.subarray(start, start + this.#anchors), row * this.#rowLength);
      }
    }
    return rows;
  }
}
