import type { Candidate } from './candidate.js';
import { UnexpectedOutputError } from './unexpected-output-error.js';

const boxRows = 4;

/**
 * Reads the head's output of one image: 4 rows of box centres and sizes and one row a class, each over all anchors.
 * Rows are scanned in memory order, not anchor by anchor, which is some ten times faster.
 */
export class AnchorScan {
  readonly #classes: number;
  readonly #anchors: number;
  readonly #best: Float32Array;
  readonly #bestClass: Int32Array;

  constructor(classes: number, anchors: number) {
    this.#classes = classes;
    this.#anchors = anchors;
    this.#best = new Float32Array(anchors);
    this.#bestClass = new Int32Array(anchors);
  }

  /**
   * Anchors whose best class scores above `threshold`, in anchor order; of equal scores the first class wins.
   * @throws {UnexpectedOutputError} when a box or a score is not finite.
   */
  read(output: Float32Array, threshold: number): Candidate[] {
    this.#checkBoxes(output);
    const limit = Math.fround(threshold);
    const best = this.#best.fill(limit);
    for (let index = 0; index < this.#classes; index++) this.#scanClass(output, index, limit, best);

    const candidates: Candidate[] = [];
    for (let anchor = 0; anchor < this.#anchors; anchor++) {
      if (best[anchor]! > limit) candidates.push(this.#candidate(output, anchor));
    }
    return candidates;
  }

  /** Four at a time: nearly all scores are below the limit. What is not finite is not, so it is looked at. */
  #scanClass(output: Float32Array, index: number, limit: number, best: Float32Array): void {
    const { abs } = Math;
    const start = (boxRows + index) * this.#anchors;
    const end = start + this.#anchors;
    const even = end - (this.#anchors % 4);
    for (let at = start; at < even; at += 4) {
      if (
        abs(output[at]!) <= limit &&
        abs(output[at + 1]!) <= limit &&
        abs(output[at + 2]!) <= limit &&
        abs(output[at + 3]!) <= limit
      ) {
        continue;
      }
      for (let near = at; near < at + 4; near++) this.#take(output[near]!, near - start, index, best);
    }
    for (let at = even; at < end; at++) this.#take(output[at]!, at - start, index, best);
  }

  #take(score: number, anchor: number, index: number, best: Float32Array): void {
    if (!Number.isFinite(score)) {
      throw new UnexpectedOutputError(`The score of class ${index} at anchor ${anchor} is ${score}.`);
    }
    if (score <= best[anchor]!) return;
    best[anchor] = score;
    this.#bestClass[anchor] = index;
  }

  #checkBoxes(output: Float32Array): void {
    const end = boxRows * this.#anchors;
    let sum = 0;
    for (let at = 0; at < end; at++) sum += output[at]!;
    if (Number.isFinite(sum)) return;
    const at = output.findIndex((value) => !Number.isFinite(value));
    throw new UnexpectedOutputError(
      `Box value ${Math.floor(at / this.#anchors)} at anchor ${at % this.#anchors} is ${output[at]}.`,
    );
  }

  #candidate(output: Float32Array, anchor: number): Candidate {
    const [x, y, width, height] = [0, 1, 2, 3].map((row) => output[row * this.#anchors + anchor]!) as Corners;
    return {
      x1: Math.fround(x - width / 2),
      y1: Math.fround(y - height / 2),
      x2: Math.fround(x + width / 2),
      y2: Math.fround(y + height / 2),
      score: this.#best[anchor]!,
      class: this.#bestClass[anchor]!,
    };
  }
}

type Corners = [number, number, number, number];
