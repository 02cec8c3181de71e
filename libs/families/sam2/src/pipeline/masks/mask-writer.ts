import { compressCounts, type ImageSize, type Mask } from '@framegate/model-family';
import { axisCells } from './axis-cells.js';
import type { Candidate } from './candidate.js';
import { MaskKernel } from './mask-kernel.js';

/** What the published predictor hands back of logits lies between this and its negative. */
const largestLogit = 32;
/** Makes masks at the size of images of what the network gives at its own. */
export class MaskWriter {
  readonly #kernel = new MaskKernel();
  /** Sides of the logits and of the image that the kernel is ready for. */
  #sides: readonly number[] = [];

  write(candidate: Candidate, image: ImageSize): Mask {
    const { logits, score } = candidate;
    this.#resize(candidate, image);
    const { bitmap, top, bottom } = this.#kernel.enlarge(logits);
    const edges = this.#kernel.edges();
    const [left, right] = columnsOf(edges, image.height);
    return {
      score,
      area: areaOf(edges),
      box: [left, top, right, bottom],
      bitmap: copyOfLines(bitmap, top * image.width, bottom * image.width),
      rle: { size: [image.height, image.width], counts: compressCounts(countsOf(edges, bitmap.length)) },
      logits: clamped(logits),
    };
  }

  #resize({ height, width }: Candidate, image: ImageSize): void {
    const sides = [height, width, image.height, image.width];
    if (this.#sides.length > 0 && sides.every((side, index) => side === this.#sides[index])) return;
    this.#kernel.resize(axisCells(width, image.width), axisCells(height, image.height));
    this.#sides = sides;
  }
}

/** What is outside of `start` and `end` is empty, and fresh memory is so by itself. */
function copyOfLines(bitmap: Uint8Array, start: number, end: number): Uint8Array {
  const copy = new Uint8Array(bitmap.length);
  copy.set(bitmap.subarray(start, end), start);
  return copy;
}

function areaOf(edges: Int32Array): number {
  let area = 0;
  for (let index = 0; index < edges.length; index += 2) area += edges[index + 1]! - edges[index]!;
  return area;
}

/** The first column with something of the mask in it and the one after the last; both 0 for an empty mask. */
function columnsOf(edges: Int32Array, height: number): [number, number] {
  if (edges.length === 0) return [0, 0];
  return [Math.floor(edges[0]! / height), Math.ceil(edges.at(-1)! / height)];
}

/** Lengths of the runs, of pixels outside first; COCO writes none behind the last pixel. */
function countsOf(edges: Int32Array, total: number): Int32Array {
  const counts = new Int32Array(edges.at(-1) === total ? edges.length : edges.length + 1);
  let start = 0;
  for (let index = 0; index < counts.length; index++) {
    const end = index < edges.length ? edges[index]! : total;
    counts[index] = end - start;
    start = end;
  }
  return counts;
}

function clamped(logits: Float32Array): Float32Array {
  const result = new Float32Array(logits.length);
  for (let index = 0; index < logits.length; index++) {
    const logit = logits[index]!;
    result[index] = logit > largestLogit ? largestLogit : logit < -largestLogit ? -largestLogit : logit;
  }
  return result;
}
