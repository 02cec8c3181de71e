import type { AxisCells } from './axis-cells.js';
import { instantiateKernel } from './kernel-exports.js';
import { type KernelRoom, kernelRoom } from './kernel-room.js';
import { lane } from './lane.js';

const pageBytes = 65_536;

/**
 * Enlarges logits to masks of those above 0, and says where they begin and end.
 *
 * Weights and logits are float32, so products of three of them round once in float64 whatever their order. Between four
 * logits of one sign every pixel has that sign, so only blocks of pixels along an outline are interpolated.
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
    const { starts, before, after, lineBefore, lineAfter, bitmap } = this.#room;
    // What lies behind the last pixel of a line must weigh nothing.
    new Uint8Array(buffer, 0, bitmap).fill(0);
    new Int32Array(buffer, starts).set(columns.starts);
    new Float64Array(buffer, before).set(columns.before);
    new Float64Array(buffer, after).set(columns.after);
    new Float32Array(buffer, lineBefore).set(rows.before);
    new Float32Array(buffer, lineAfter).set(rows.after);
  }

  /**
   * Every pixel of the image, 1 inside and 0 outside, and the first line with something of the mask in it and the one
   * after the last, both 0 for an empty mask. The bitmap is valid until the next call.
   */
  enlarge(logits: Float32Array): { bitmap: Uint8Array; top: number; bottom: number } {
    const { buffer } = this.#memory;
    const width = this.#columns.after.length;
    const height = this.#rows.after.length;
    const { flags: flagsAt, bitmap, logits: logitsAt } = this.#room;
    new Float32Array(buffer, logitsAt).set(logits);
    const { starts, count } = this.#rows;
    for (let row = 0; row < count; row++) {
      if (starts[row] !== starts[row + 1]) this.#fillBetween(row, Math.min(row + 1, count - 1), width);
    }
    const flags = new Uint8Array(buffer, flagsAt, height);
    return {
      bitmap: new Uint8Array(buffer, bitmap, height * width),
      top: Math.max(0, flags.indexOf(1)),
      bottom: flags.lastIndexOf(1) + 1,
    };
  }

  /**
   * Of the mask that was enlarged last, going down the columns: positions of each run's first pixel and of the one after
   * its last in turn. A run goes on in the next column. The result is valid until the next call.
   */
  edges(): Int32Array {
    const width = this.#columns.after.length;
    const height = this.#rows.after.length;
    const { bitmap, strip, stripBytes, scratch, edges } = this.#room;
    let length = 0;
    for (let x = 0; x < width; x += lane) {
      const columns = Math.min(lane, width - x);
      const value = length % 2;
      const found = this.#kernel.columnEdges(
        bitmap,
        width,
        height,
        x,
        columns,
        value,
        strip,
        stripBytes,
        scratch,
        edges,
      );
      this.#reserve(length, found + 1);
      this.#edges.set(new Int32Array(this.#memory.buffer, edges, found), length);
      length += found;
    }
    if (length % 2 === 1) this.#edges[length++] = width * height;
    return this.#edges.subarray(0, length);
  }

  /** The lines between two rows of logits. */
  #fillBetween(near: number, far: number, width: number): void {
    const { expanded, plane, blocks, lineBefore, lineAfter, flags, bitmap } = this.#room;
    const first = this.#rows.starts[near]!;
    const lines = this.#rows.starts[near + 1]! - first;
    this.#expand(near);
    if (far !== near) this.#expand(far);
    this.#kernel.fillLines(
      expanded[(near % 2) as 0 | 1],
      expanded[(far % 2) as 0 | 1],
      plane,
      blocks,
      lineBefore + first * Float32Array.BYTES_PER_ELEMENT,
      lineAfter + first * Float32Array.BYTES_PER_ELEMENT,
      lines,
      bitmap + first * width,
      width,
      flags + first,
    );
  }

  #expand(row: number): void {
    const { logits, starts, before, after, expanded, plane, blocks } = this.#room;
    const { count } = this.#columns;
    const here = expanded[(row % 2) as 0 | 1];
    this.#kernel.expand(
      logits + row * count * Float32Array.BYTES_PER_ELEMENT,
      starts,
      count,
      before,
      after,
      here,
      here + plane,
      blocks,
      here + 2 * plane,
    );
  }

  #reserve(length: number, more: number): void {
    if (length + more <= this.#edges.length) return;
    const larger = new Int32Array(2 * (length + more));
    larger.set(this.#edges.subarray(0, length));
    this.#edges = larger;
  }
}
