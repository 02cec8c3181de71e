/** Remembers what was made for the few keys that were asked for last. */
export class Recent<Value> {
  readonly #room: number;
  readonly #values = new Map<string, Value>();

  constructor(room: number) {
    this.#room = room;
  }

  get(key: string, make: () => Value): Value {
    const value = this.#values.get(key) ?? make();
    // A map keeps the order of insertion: the one asked for last becomes the last.
    this.#values.delete(key);
    this.#values.set(key, value);
    const [oldest] = this.#values.keys();
    if (this.#values.size > this.#room) this.#values.delete(oldest!);
    return value;
  }
}
