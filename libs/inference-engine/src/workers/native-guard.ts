const running = 0;
const stopped = 1;
/** Longer than any inference; a native call that never returns must not keep the process for ever. */
const patienceMs = 10_000;

/**
 * Keeps a thread from being torn down inside a native call. Node ends worker threads when the process exits or on
 * `terminate()`; onnxruntime-node then finds no JavaScript to return to and aborts the whole process (SIGABRT).
 * So the process waits for the call, and lets no other begin. Shared by a worker and the thread that started it.
 */
export class NativeGuard {
  readonly memory: SharedArrayBuffer;
  readonly #flags: Int32Array;

  constructor(memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#flags = new Int32Array(memory);
  }

  /** In the worker: around every native call. Never returns once the process is exiting. */
  async during<T>(call: () => Promise<T>): Promise<T> {
    Atomics.store(this.#flags, running, 1);
    if (Atomics.load(this.#flags, stopped) === 1) {
      this.#leave();
      return new Promise(() => undefined);
    }
    try {
      return await call();
    } finally {
      this.#leave();
    }
  }

  /** In the starting thread: blocks until no call is running, and none will be. */
  stop(): void {
    Atomics.store(this.#flags, stopped, 1);
    Atomics.wait(this.#flags, running, 1, patienceMs);
  }

  #leave(): void {
    Atomics.store(this.#flags, running, 0);
    Atomics.notify(this.#flags, running);
  }
}
