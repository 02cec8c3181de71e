/**
 * Keeps the positions of the `count` highest of the values that are offered to it; of equal ones those offered first.
 * A heap with the worst on top: most values of a large array are turned away by one comparison.
 */
export class BestOf {
  readonly #count: number;
  readonly #values: Float32Array;
  readonly #heap: number[] = [];

  constructor(count: number, values: Float32Array) {
    this.#count = count;
    this.#values = values;
  }

  /** Positions must come in ascending order. */
  offer(position: number): void {
    const heap = this.#heap;
    if (heap.length < this.#count) {
      heap.push(position);
      this.#rise(heap.length - 1);
    } else if (this.#values[position]! > this.#values[heap[0]!]!) {
      heap[0] = position;
      this.#sink();
    }
  }

  /** Best first. */
  ranked(): number[] {
    return this.#heap.toSorted((one, other) => (this.#isWorse(one, other) ? 1 : -1));
  }

  #isWorse(one: number, other: number): boolean {
    const value = this.#values[one]!;
    const better = this.#values[other]!;
    return value < better || (value === better && one > other);
  }

  #rise(from: number): void {
    const heap = this.#heap;
    for (let at = from; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(heap[at]!, heap[parent]!)) return;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #sink(): void {
    const heap = this.#heap;
    for (let at = 0; ; ) {
      const left = 2 * at + 1;
      const right = left + 1;
      let worst = at;
      if (left < heap.length && this.#isWorse(heap[left]!, heap[worst]!)) worst = left;
      if (right < heap.length && this.#isWorse(heap[right]!, heap[worst]!)) worst = right;
      if (worst === at) return;
      this.#swap(at, worst);
      at = worst;
    }
  }

  #swap(one: number, other: number): void {
    const position = this.#heap[one]!;
    this.#heap[one] = this.#heap[other]!;
    this.#heap[other] = position;
  }
}
