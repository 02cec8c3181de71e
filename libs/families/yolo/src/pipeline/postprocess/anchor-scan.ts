import { UnexpectedOutputError } from '@framegate/vision-processing';
import type { Candidate } from './candidate.js';
import { rowsTogether, ScoreKernel } from './score-kernel.js';

const boxRows = 4;

/**
 * Reads the head's output of one image: 4 rows of box centres and sizes and one row a class, each over all anchors.
 * Rows are read in memory order, not anchor by anchor.
 */
export class AnchorScan {
  readonly #classes: number;
  readonly #anchors: number;
  readonly #scores: ScoreKernel;

  constructor(classes: number, anchors: number) {
    this.#classes = classes;
    this.#anchors = anchors;
    this.#scores = new ScoreKernel(anchors);
  }

  /**
   * Anchors whose best class scores above `threshold`, in anchor order; of equal scores the first class wins.
   * @throws {UnexpectedOutputError} when a box or a score is not finite.
   */
  read(output: Float32Array, threshold: number): Candidate[] {
    const boxes = this.#rows(output, 0, boxRows);
    if (!this.#scores.isFinite(boxes)) this.#fail('Box value', boxes, 0);
    const limit = Math.fround(threshold);
    this.#scores.best.fill(limit);
    for (let index = 0; index < this.#classes; index += rowsTogether) {
      const scores = this.#rows(output, boxRows + index, Math.min(rowsTogether, this.#classes - index));
      if (!this.#scores.raise(scores, index)) this.#fail('The score of class', scores, index);
    }

    const anchors = this.#scores.above(limit);
    const candidates: Candidate[] = [];
    for (let at = 0; at < anchors.length; at++) candidates.push(this.#candidate(output, anchors[at]!));
    return candidates;
  }

  #rows(output: Float32Array, first: number, count: number): Float32Array {
    return output.subarray(first * this.#anchors, (first + count) * this.#anchors);
  }

  #candidate(output: Float32Array, anchor: number): Candidate {
    const x = output[anchor]!;
    const y = output[this.#anchors + anchor]!;
    const width = output[2 * this.#anchors + anchor]!;
    const height = output[3 * this.#anchors + anchor]!;
    return {
      x1: Math.fround(x - width / 2),
      y1: Math.fround(y - height / 2),
      x2: Math.fround(x + width / 2),
      y2: Math.fround(y + height / 2),
      score: this.#scores.best[anchor]!,
      class: this.#scores.classes[anchor]!,
    };
  }

  /** `values` are whole rows, of which the first has number `first` among its kind. */
  #fail(what: string, values: Float32Array, first: number): never {
    const at = values.findIndex((value) => !Number.isFinite(value));
    const row = first + Math.floor(at / this.#anchors);
    throw new UnexpectedOutputError(`${what} ${row} at anchor ${at % this.#anchors} is ${values[at]}.`);
  }
}
