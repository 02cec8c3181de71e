import { UnexpectedOutputError } from '@framegate/vision-processing';
import type { Candidate } from './candidate.js';
import { ScoreKernel } from './score-kernel.js';

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
    for (let row = 0; row < boxRows; row++) {
      const values = this.#row(output, row);
      if (!Number.isFinite(sum(values))) fail(`Box value ${row}`, values);
    }
    const limit = Math.fround(threshold);
    const best = this.#scores.best.fill(limit);
    for (let index = 0; index < this.#classes; index++) {
      const scores = this.#row(output, boxRows + index);
      if (!this.#scores.raise(scores, index)) fail(`The score of class ${index}`, scores);
    }

    const candidates: Candidate[] = [];
    for (let anchor = 0; anchor < this.#anchors; anchor++) {
      if (best[anchor]! > limit) candidates.push(this.#candidate(output, anchor));
    }
    return candidates;
  }

  #row(output: Float32Array, row: number): Float32Array {
    return output.subarray(row * this.#anchors, (row + 1) * this.#anchors);
  }

  #candidate(output: Float32Array, anchor: number): Candidate {
    const value = (row: number) => output[row * this.#anchors + anchor]!;
    const [x, y, width, height] = [value(0), value(1), value(2), value(3)];
    return {
      x1: Math.fround(x - width / 2),
      y1: Math.fround(y - height / 2),
      x2: Math.fround(x + width / 2),
      y2: Math.fround(y + height / 2),
      score: this.#scores.best[anchor]!,
      class: this.#scores.classes[anchor]!,
    };
  }
}

function sum(values: Float32Array): number {
  let total = 0;
  for (let index = 0; index < values.length; index++) total += values[index]!;
  return total;
}

function fail(what: string, values: Float32Array): never {
  const anchor = values.findIndex((value) => !Number.isFinite(value));
  throw new UnexpectedOutputError(`${what} at anchor ${anchor} is ${values[anchor]}.`);
}
