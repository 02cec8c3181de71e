/// <reference lib="es2024.sharedmemory" />

/** Holds a worker at a job until it is opened; see `scripted-worker.mjs`. */
export class Gate {
  readonly memory = new SharedArrayBuffer(8);
  readonly #states = new Int32Array(this.memory);

  /** Resolves when a worker stands at the gate. */
  async reached(): Promise<void> {
    const { async, value } = Atomics.waitAsync(this.#states, 1, 0);
    if (async) await value;
  }

  open(): void {
    Atomics.store(this.#states, 0, 1);
    Atomics.notify(this.#states, 0);
  }
}
