/** What another thread needs to open the same ring; survives `postMessage`. */
export interface SharedRowRingHandle {
  readonly buffer: SharedArrayBuffer;
  readonly columns: number;
  readonly capacity: number;
}

const headerBytes = 8;

/**
 * The last `capacity` rows of float64 that one thread wrote, readable from any thread without a lock.
 * One writer only. The count of rows is a uint32: 49 days at 1,000 rows a second.
 */
export class SharedRowRing {
  readonly handle: SharedRowRingHandle;
  readonly capacity: number;
  readonly #columns: number;
  readonly #slots: number;
  readonly #count: Uint32Array<SharedArrayBuffer>;
  readonly #rows: Float64Array<SharedArrayBuffer>;

  constructor(handle: SharedRowRingHandle) {
    this.handle = handle;
    this.capacity = handle.capacity;
    this.#columns = handle.columns;
    this.#slots = slotsFor(handle.capacity);
    this.#count = new Uint32Array(handle.buffer, 0, 1);
    this.#rows = new Float64Array(handle.buffer, headerBytes);
  }

  static allocate(columns: number, capacity: number): SharedRowRing {
    const buffer = new SharedArrayBuffer(
      headerBytes + slotsFor(capacity) * columns * Float64Array.BYTES_PER_ELEMENT,
    );
    const ring = new SharedRowRing({ buffer, columns, capacity });
    // Pages become resident when first written; left untouched they would show as growth of the process under watch.
    ring.#rows.fill(NaN);
    return ring;
  }

  /** Rows ever written, those since overwritten included. */
  get count(): number {
    return Atomics.load(this.#count, 0);
  }

  /** `row` has as many numbers as the ring has columns. */
  push(row: Float64Array): void {
    const index = this.count;
    this.#rows.set(row, (index % this.#slots) * this.#columns);
    Atomics.store(this.#count, 0, index + 1);
  }

  /** Copies row `index`; false, with `into` undefined, when the row has been overwritten or is not written yet. */
  read(index: number, into: Float64Array): boolean {
    if (index < 0 || index >= this.count) return false;
    const offset = (index % this.#slots) * this.#columns;
    for (let column = 0; column < this.#columns; column++) into[column] = this.#rows[offset + column] ?? NaN;
    return this.count - index <= this.capacity;
  }
}

/** One more than is readable: the writer may be half-way through it. */
function slotsFor(capacity: number): number {
  return capacity + 1;
}
