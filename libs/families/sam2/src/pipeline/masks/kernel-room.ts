import { lane, roundUp } from './lane.js';

/** A row of logits as every pixel of a line needs it: the logits before them, {@link KernelRoom.plane} behind the next. */
interface ExpandedRow {
  readonly values: number;
  /** Of each block: which row it was expanded of. */
  readonly tags: number;
}

/** Byte offsets of all that the kernel works on for masks of one size. */
export interface KernelRoom {
  readonly logits: number;
  readonly clamped: number;
  /** How many logits up to each are above 0. */
  readonly inside: number;
  /** Of each pixel of a line: where in a row the logits before and next are, and their weights (f64). */
  readonly offsets: number;
  readonly weights: number;
  /** Of the lines: weights (f32), and a byte each for whether they have a pixel of the mask. */
  readonly lineBefore: number;
  readonly lineAfter: number;
  readonly flags: number;
  /** Of the blocks: which logits lie around them, and whether they differ. */
  readonly blocks: number;
  readonly cells: number;
  readonly kinds: number;
  /** Of the chunks of each block. */
  readonly chunks: number;
  readonly active: number;
  readonly expanded: readonly [ExpandedRow, ExpandedRow];
  readonly plane: number;
  /** Sixteen columns of the bitmap, and the edges in them. */
  readonly strip: number;
  readonly stripBytes: number;
  readonly scratch: number;
  readonly edges: number;
  readonly bitmap: number;
  /** All of it. */
  readonly bytes: number;
}

interface Sides {
  readonly width: number;
  readonly height: number;
}

const wordBytes = 4;
const doubleBytes = 8;
const scratchBytes = 2 * lane * lane;

export function kernelRoom(logits: Sides, image: Sides): KernelRoom {
  let end = 0;
  const take = (bytes: number) => {
    const at = end;
    end += roundUp(bytes);
    return at;
  };
  const area = logits.width * logits.height;
  const blocks = Math.ceil(image.width / lane);
  const chunks = Math.ceil(image.height / lane);
  const plane = blocks * lane * doubleBytes;
  const stripBytes = roundUp(image.height) + lane;
  const takeExpanded = () => ({ values: take(2 * plane), tags: take(blocks * wordBytes) });
  return {
    logits: take(roundUp(area) * wordBytes),
    clamped: take(roundUp(area) * wordBytes),
    inside: take((area + 1) * wordBytes),
    offsets: take(plane),
    weights: take(2 * plane),
    lineBefore: take(image.height * wordBytes),
    lineAfter: take(image.height * wordBytes),
    flags: take(image.height),
    blocks,
    cells: take(2 * blocks * wordBytes),
    kinds: take(blocks),
    chunks,
    active: take(blocks * chunks),
    expanded: [takeExpanded(), takeExpanded()],
    plane,
    strip: take(lane * stripBytes),
    stripBytes,
    scratch: take(scratchBytes),
    edges: take(lane * image.height * wordBytes),
    // Whole blocks of 16 lines are read.
    bitmap: take((roundUp(image.height) + 1) * image.width + lane),
    bytes: end,
  };
}
