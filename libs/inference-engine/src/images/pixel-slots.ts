/**
 * Memory that a worker thread shares with its caller, a slot for each image of a job: raw pixels are large, and fresh
 * memory for each costs more than the copy. A slot is written for a worker's next job only once it has answered the last.
 */
export class PixelSlots {
  readonly #slots = new WeakMap<object, SharedArrayBuffer[]>();

  /** Copies `pixels` into the worker's slot, which grows to hold them. */
  copy(worker: object, slot: number, pixels: Uint8Array): Uint8Array {
    let slots = this.#slots.get(worker);
    if (slots === undefined) this.#slots.set(worker, (slots = []));
    let memory = slots[slot];
    if (memory === undefined || memory.byteLength < pixels.length) {
      memory = slots[slot] = new SharedArrayBuffer(pixels.length);
    }
    const copied = new Uint8Array(memory, 0, pixels.length);
    copied.set(pixels);
    return copied;
  }
}
