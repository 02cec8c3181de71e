import type { Engine, EngineResult } from '../scenarios/engine.js';
import type { VirtualTime } from './virtual-time.js';

export interface ServiceOptions {
  /** Milliseconds that the request with this number takes, if its work begins at `startMs`; an error fails it at once. */
  readonly serviceMs: (index: number, startMs: number) => number | Error;
  readonly workers?: number;
  readonly maxQueue?: number;
}

interface Job {
  readonly index: number;
  readonly settle: () => void;
  readonly fail: (error: Error) => void;
}

const coded = (code: string) => Object.assign(new Error(code), { code });

/** An engine without a model: first come first served, with a queue, deadlines and aborts as the real one has them. */
export class SyntheticService implements Engine {
  readonly info;
  readonly stats = { workers: 1, restarts: 0, processes: [] };
  readonly #queue: Job[] = [];
  #free: number;
  #asked = 0;

  constructor(
    private readonly time: VirtualTime,
    private readonly options: ServiceOptions,
  ) {
    this.#free = options.workers ?? 1;
    this.info = {
      imageSize: { height: 1, width: 1 },
      batch: 1,
      workers: this.#free,
      threads: 1,
      loadMs: 0,
    };
  }

  infer(_: Uint8Array, limits: { signal?: AbortSignal; deadlineMs?: number } = {}): Promise<EngineResult> {
    return new Promise((resolve, reject) => {
      if (this.#free === 0 && this.#queue.length >= (this.options.maxQueue ?? Infinity)) {
        return reject(coded('QUEUE_FULL'));
      }
      const over = new AbortController();
      const timings = { decode: 0, preprocess: 0, queue: 0, inference: 0, postprocess: 0 };
      const settle = () => {
        over.abort();
        resolve({ detections: [], timings });
      };
      const fail = (error: Error) => {
        if (over.signal.aborted) return;
        if (this.#queue.includes(job)) this.#queue.splice(this.#queue.indexOf(job), 1);
        over.abort();
        reject(error);
      };
      const job = { index: this.#asked++, settle, fail };
      const giveUp = () => fail(limits.signal?.reason as Error);
      limits.signal?.addEventListener('abort', giveUp);
      over.signal.addEventListener('abort', () => limits.signal?.removeEventListener('abort', giveUp));
      if (limits.deadlineMs !== undefined) {
        const deadline = this.time.now() + limits.deadlineMs;
        void this.time.until(deadline, over.signal).then(() => fail(coded('DEADLINE')));
      }
      this.#queue.push(job);
      void this.#work();
    });
  }

  async inferBatch(images: readonly Uint8Array[]): Promise<EngineResult[]> {
    return Promise.all(images.map((image) => this.infer(image)));
  }

  async close(): Promise<void> {}

  async #work(): Promise<void> {
    if (this.#free === 0) return;
    const job = this.#queue.shift();
    if (job === undefined) return;
    this.#free--;
    const start = this.time.now();
    const ms = this.options.serviceMs(job.index, start);
    if (ms instanceof Error) job.fail(ms);
    else {
      await this.time.until(start + ms);
      job.settle();
    }
    this.#free++;
    void this.#work();
  }
}
