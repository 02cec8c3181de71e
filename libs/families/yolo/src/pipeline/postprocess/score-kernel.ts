import { kernelBytes } from './score-kernel-bytes.js';

/** What the WebAssembly exports; arguments are byte offsets, a count and a class. See `kernels/class-scores.as`. */
interface Exports {
  raise(scores: number, count: number, best: number, classes: number, index: number): number;
}

const module = new WebAssembly.Module(Buffer.from(kernelBytes, 'base64'));
const pageBytes = 65_536;
const lanes = 4;

/** Finds the best class of every anchor in rows of scores, one class a row. */
export class ScoreKernel {
  /** By anchor: the highest score so far, and its class. */
  readonly best: Float32Array;
  readonly classes: Int32Array;
  readonly #scores: Float32Array;
  readonly #kernel: Exports;

  constructor(anchors: number) {
    const room = Math.ceil(anchors / lanes) * lanes;
    const rowBytes = room * Float32Array.BYTES_PER_ELEMENT;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((3 * rowBytes) / pageBytes) });
    this.#kernel = new WebAssembly.Instance(module, { env: { memory } }).exports as unknown as Exports;
    this.#scores = new Float32Array(memory.buffer, 0, room);
    this.best = new Float32Array(memory.buffer, rowBytes, anchors);
    this.classes = new Int32Array(memory.buffer, 2 * rowBytes, anchors);
  }

  /** @returns whether all scores are finite. */
  raise(scores: Float32Array, index: number): boolean {
    this.#scores.set(scores);
    const { length, byteOffset } = this.#scores;
    return this.#kernel.raise(byteOffset, length, this.best.byteOffset, this.classes.byteOffset, index) !== 0;
  }
}
