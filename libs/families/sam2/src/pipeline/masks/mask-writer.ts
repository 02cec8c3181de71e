import { compressCounts, type ImageSize, type Mask } from '@framegate/model-family';
import { type AxisCells, axisCells } from './axis-cells.js';
import type { Candidate } from './candidate.js';
import { MaskEdges } from './mask-edges.js';

/** What the published predictor hands back of logits lies between this and its negative. */
const largestLogit = 32;
/** Up to so many pixels, filling them one by one takes less than calling for it. */
const shortRun = 24;

/** Tables for masks of one size on images of another. */
interface Scaling {
  readonly of: readonly number[];
  readonly columns: AxisCells;
  readonly rows: AxisCells;
}

/** Makes masks at the size of images of what the network gives at its own. */
export class MaskWriter {
  readonly #edges = new MaskEdges();
  #scaling: Scaling | undefined;

  write(candidate: Candidate, image: ImageSize): Mask {
    const { logits, width: rowLength, score } = candidate;
    const scaling = this.#scalingOf(candidate, image);
    const columns = { cells: scaling.columns, stride: 1 };
    const rows = { cells: scaling.rows, stride: rowLength };

    const bitmap = new Uint8Array(image.height * image.width);
    const byRows = this.#edges.find(logits, columns, rows);
    const area = fillRuns(bitmap, byRows);
    const [top, bottom] = linesOf(byRows, image.width);

    const byColumns = this.#edges.find(logits, rows, columns);
    const [left, right] = linesOf(byColumns, image.height);
    const counts = compressCounts(countsOf(byColumns, bitmap.length));
    return {
      score,
      area,
      box: [left, top, right, bottom],
      bitmap,
      rle: { size: [image.height, image.width], counts },
      logits: clamped(logits),
    };
  }

  #scalingOf({ height, width }: Candidate, image: ImageSize): Scaling {
    const of = [height, width, image.height, image.width];
    const before = this.#scaling;
    if (before?.of.every((side, index) => side === of[index])) return before;
    this.#scaling = { of, columns: axisCells(width, image.width), rows: axisCells(height, image.height) };
    return this.#scaling;
  }
}

/** Fills what lies between each two edges and says how much that is. */
function fillRuns(bitmap: Uint8Array, edges: Int32Array): number {
  let area = 0;
  for (let index = 0; index < edges.length; index += 2) {
    const start = edges[index]!;
    const end = edges[index + 1]!;
    area += end - start;
    if (end - start > shortRun) bitmap.fill(1, start, end);
    else for (let pixel = start; pixel < end; pixel++) bitmap[pixel] = 1;
  }
  return area;
}

/** The first line with something of the mask in it and the one after the last; both 0 for an empty mask. */
function linesOf(edges: Int32Array, lineLength: number): [number, number] {
  if (edges.length === 0) return [0, 0];
  return [Math.floor(edges[0]! / lineLength), Math.ceil(edges.at(-1)! / lineLength)];
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
