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
    const { counts, area } = countsOf(edges);
    return {
      score,
      area,
      box: [left, top, right, bottom],
      bitmap: copyOfLines(bitmap, top * image.width, bottom * image.width),
      rle: { size: [image.height, image.width], counts: compressCounts(counts) },
      logits: this.#kernel.clampedLogits(largestLogit),
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

/** The first column with something of the mask in it and the one after the last; both 0 for an empty mask. */
function columnsOf(edges: Int32Array, height: number): [number, number] {
  if (edges.length === 1) return [0, 0];
  // Every other edge ends a run inside.
  const end = edges[edges.length - 1 - (edges.length % 2)]!;
  return [Math.floor(edges[0]! / height), Math.ceil(end / height)];
}

/**
 * Makes of the edges, in their place, the lengths of the runs, of pixels outside first; the area is that of those inside.
 */
function countsOf(edges: Int32Array): { counts: Int32Array; area: number } {
  let start = 0;
  let area = 0;
  for (let index = 0; index < edges.length; index++) {
    const edge = edges[index]!;
    const count = edge - start;
    if (index % 2 === 1) area += count;
    edges[index] = count;
    start = edge;
  }
  return { counts: edges, area };
}
