import type { AxisCells } from './axis-cells.js';
import { instantiateKernel } from './kernel-exports.js';
import { type KernelRoom, kernelRoom } from './kernel-room.js';
import { lane, roundUp } from './lane.js';
import { cellsOfBlocks, logitOffsets } from './pixel-tables.js';

const pageBytes = 65_536;
const noRow = -1;

/**
 * Enlarges logits to masks of those above 0, and says where they begin and end.
 *
 * Weights and logits are float32, so products of three of them round once in float64 whatever their order. Among logits
 * of one sign every pixel has that sign, so only blocks of pixels along an outline are interpolated, and looked through for
 * edges.
 */
export class MaskKernel {
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  readonly #kernel = instantiateKernel(this.#memory);
  #columns!: AxisCells;
  #rows!: AxisCells;
  #room!: KernelRoom;
  #edges = new Int32Array(1024);

  /** Comes before the masks of another size. */
  resize(columns: AxisCells, rows: AxisCells): void {
    const [width, height] = [columns.after.length, rows.after.length];
    this.#columns = columns;
    this.#rows = rows;
    this.#room = kernelRoom({ width: columns.count, height: rows.count }, { width, height });
    const missing = this.#room.bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / pageBytes));

    const { buffer } = this.#memory;
    const { offsets, weights, plane, lineBefore, lineAfter, cells, bytes } = this.#room;
    // What lies behind the last pixel of a line must weigh nothing.
    new Uint8Array(buffer, 0, bytes).fill(0);
    const [here, next] = logitOffsets(columns);
    new Int32Array(buffer, offsets).set(here);
    new Int32Array(buffer, offsets + plane / 2).set(next);
    new Float64Array(buffer, weights).set(columns.before);
    new Float64Array(buffer, weights + plane).set(columns.after);
    new Float32Array(buffer, lineBefore).set(rows.before);
    new Float32Array(buffer, lineAfter).set(rows.after);
    new Int32Array(buffer, cells).set(cellsOfBlocks(columns));
  }

  /**
   * Every pixel of the image, 1 inside and 0 outside, and the first line with something of the mask in it and the one
   * after the last, both 0 for an empty mask. The bitmap is valid until the next call.
   */
  enlarge(logits: Float32Array): { bitmap: Uint8Array; top: number; bottom: number } {
    const { buffer } = this.#memory;
    const { flags: flagsAt, bitmap, inside, active, chunks, blocks, expanded } = this.#room;
    const [width, height] = [this.#columns.after.length, this.#rows.after.length];
    const flags = new Uint8Array(buffer, flagsAt, height);
    new Float32Array(buffer, this.#room.logits).set(logits);
    this.#kernel.countInside(this.#room.logits, logits.length, inside);
    for (const { tags } of expanded) new Int32Array(buffer, tags, blocks).fill(noRow);
    const activeChunks = new Uint8Array(buffer, active, blocks * chunks).fill(0);
    // Where a column begins, the one before may end otherwise.
    for (let block = 0; block < blocks; block++) activeChunks[block * chunks] = 1;
    const { starts, count } = this.#rows;
    for (let row = 0; row < count; row++) {
      if (starts[row] !== starts[row + 1]) this.#fillBetween(row, Math.min(row + 1, count - 1), flags);
    }
    return {
      bitmap: new Uint8Array(buffer, bitmap, height * width),
      top: Math.max(0, flags.indexOf(1)),
      bottom: flags.lastIndexOf(1) + 1,
    };
  }

  /** Of the mask that was enlarged last: its logits, each between `limit` and its negative. */
  clampedLogits(limit: number): Float32Array {
    const { logits, clamped } = this.#room;
    const length = this.#columns.count * this.#rows.count;
    this.#kernel.clamp(logits, roundUp(length), limit, clamped);
    return new Float32Array(this.#memory.buffer, clamped, length).slice();
  }

  /**
   * Of the mask that was enlarged last, going down the columns: where a run of pixels inside begins, where it ends, and so
   * on, and at last the end of the image. A run goes on in the next column. The result may be overwritten, and is valid
   * until the next call.
   */
  edges(): Int32Array {
    const [width, height] = [this.#columns.after.length, this.#rows.after.length];
    const { bitmap, blocks, chunks, active, strip, stripBytes, scratch, edges } = this.#room;
    let length = 0;
    for (let block = 0; block < blocks; block++) {
      const x = block * lane;
      const found = this.#kernel.columnEdges(
        bitmap,
        width,
        height,
        x,
        Math.min(lane, width - x),
        length % 2,
        active + block * chunks,
        strip,
        stripBytes,
        scratch,
        edges,
      );
      this.#reserve(length, found + 1);
      this.#edges.set(new Int32Array(this.#memory.buffer, edges, found), length);
      length += found;
    }
    this.#edges[length++] = width * height;
    return this.#edges.subarray(0, length);
  }

  /** The lines between two rows of logits. */
  #fillBetween(near: number, far: number, flags: Uint8Array): void {
    const { inside, expanded, plane, blocks, kinds, lineBefore, lineAfter, bitmap, cells, active, chunks } =
      this.#room;
    const width = this.#columns.after.length;
    const first = this.#rows.starts[near]!;
    const end = this.#rows.starts[near + 1]!;
    const lines = end - first;
    const hasMask = this.#kernel.classify(
      inside + this.#rowAt(near),
      inside + this.#rowAt(far),
      cells,
      blocks,
      first,
      lines,
      kinds,
      active,
      chunks,
    );
    // Lines that stay empty need not be emptied.
    if (hasMask === 0 && !flags.subarray(first, end).includes(1)) return;
    this.#expand(near);
    this.#expand(far);
    this.#kernel.fillLines(
      expanded[(near % 2) as 0 | 1].values,
      expanded[(far % 2) as 0 | 1].values,
      plane,
      blocks,
      kinds,
      lineBefore + first * Float32Array.BYTES_PER_ELEMENT,
      lineAfter + first * Float32Array.BYTES_PER_ELEMENT,
      lines,
      bitmap + first * width,
      width,
      flags.byteOffset + first,
    );
  }

  #expand(row: number): void {
    const { logits, offsets, weights, blocks, kinds, expanded, plane } = this.#room;
    const { values, tags } = expanded[(row % 2) as 0 | 1];
    const at = logits + this.#rowAt(row);
    this.#kernel.expand(at, offsets, weights, blocks, kinds, tags, row, values, plane);
  }

  #rowAt(row: number): number {
    return row * this.#columns.count * Float32Array.BYTES_PER_ELEMENT;
  }

  #reserve(length: number, more: number): void {
    if (length + more <= this.#edges.length) return;
    const larger = new Int32Array(2 * (length + more));
    larger.set(this.#edges.subarray(0, length));
    this.#edges = larger;
  }
}
