import type { AxisCells } from './axis-cells.js';

/** One direction of a mask. */
export interface Direction {
  readonly cells: AxisCells;
  /** From one logit to the next. */
  readonly stride: number;
}

const mixed = 2;
/** Of a stretch: its kind (0 outside, 1 inside, or mixed), its first pixel, the one after its last, its first cell. */
const stretchFields = 4;

/**
 * Enlarges logits and says where the mask of those above 0 begins and ends, reading it line by line: positions count
 * pixels from the first, each run's first pixel and the one after its last in turn. A run goes on in the next line.
 *
 * Between four logits of one sign every pixel has that sign, so only cells along an outline are interpolated.
 * Both directions give the same pixels to the bit: weights and logits are float32, so products of three of them
 * round once in float64 whatever their order, and the sum is symmetric.
 */
export class MaskEdges {
  #edges = new Int32Array(1024);
  #count = 0;
  #stretches = new Int32Array(0);

  /** The result is valid until the next call. */
  find(logits: Float32Array, along: Direction, across: Direction): Int32Array {
    this.#count = 0;
    const fields = stretchFields * along.cells.count;
    if (this.#stretches.length < fields) this.#stretches = new Int32Array(fields);
    const { starts, count } = across.cells;
    for (let row = 0; row < count; row++) {
      const end = starts[row + 1]!;
      if (starts[row] === end) continue;
      const near = row * across.stride;
      const far = Math.min(row + 1, count - 1) * across.stride;
      const stretches = this.#classify(logits, along, near, far);
      for (let line = starts[row]!; line < end; line++) {
        this.#scan(logits, along, near, far, across.cells, line, stretches);
      }
    }
    const length = along.cells.after.length * across.cells.after.length;
    if (this.#count % 2 === 1) this.#push(length);
    return this.#edges.subarray(0, this.#count);
  }

  /** Writes the stretches between two rows of logits, which start at `near` and `far`, and says how many fields. */
  #classify(logits: Float32Array, { cells, stride }: Direction, near: number, far: number): number {
    const { starts, count } = cells;
    const stretches = this.#stretches;
    let length = 0;
    let left = Number(logits[near]! > 0) + Number(logits[far]! > 0);
    for (let cell = 0; cell < count; cell++) {
      const next = cell + 1 < count ? (cell + 1) * stride : cell * stride;
      const right = Number(logits[near + next]! > 0) + Number(logits[far + next]! > 0);
      const positive = left + right;
      left = right;
      const [start, end] = [starts[cell]!, starts[cell + 1]!];
      if (start === end) continue;
      const kind = positive === 0 ? 0 : positive === 4 ? 1 : mixed;
      if (kind !== mixed && length > 0 && stretches[length - stretchFields] === kind) {
        stretches[length - 2] = end;
      } else {
        stretches[length++] = kind;
        stretches[length++] = start;
        stretches[length++] = end;
        stretches[length++] = cell;
      }
    }
    return length;
  }

  #scan(
    logits: Float32Array,
    { cells, stride }: Direction,
    near: number,
    far: number,
    lines: AxisCells,
    line: number,
    fields: number,
  ): void {
    const { before, after, count } = cells;
    const [nearWeight, farWeight] = [lines.before[line]!, lines.after[line]!];
    const origin = line * after.length;
    let value = this.#count % 2;
    for (let at = 0; at < fields; at += stretchFields) {
      const kind = this.#stretches[at]!;
      const start = this.#stretches[at + 1]!;
      if (kind !== mixed) {
        if (kind !== value) this.#push(origin + start);
        value = kind;
        continue;
      }
      const end = this.#stretches[at + 2]!;
      const cell = this.#stretches[at + 3]!;
      const here = cell * stride;
      const next = cell + 1 < count ? here + stride : here;
      const nearHere = nearWeight * logits[near + here]!;
      const nearNext = nearWeight * logits[near + next]!;
      const farHere = farWeight * logits[far + here]!;
      const farNext = farWeight * logits[far + next]!;
      for (let pixel = start; pixel < end; pixel++) {
        const one = before[pixel]! * nearHere + after[pixel]! * farNext;
        const other = after[pixel]! * nearNext + before[pixel]! * farHere;
        const now = one + other > 0 ? 1 : 0;
        if (now !== value) this.#push(origin + pixel);
        value = now;
      }
    }
  }

  #push(position: number): void {
    if (this.#count === this.#edges.length) {
      const larger = new Int32Array(2 * this.#count);
      larger.set(this.#edges);
      this.#edges = larger;
    }
    this.#edges[this.#count++] = position;
  }
}
