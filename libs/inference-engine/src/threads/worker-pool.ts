import { EngineClosedError } from '../errors/request-errors.js';
import { PendingRequest, type RequestLimits } from './pending-request.js';
import { type PackedJob, WorkerThread } from './worker-thread.js';

export interface PoolOptions<Request, Job> {
  readonly url: URL;
  readonly workerData: object;
  readonly workers: number;
  /** Called when a worker is free, so that what waits is not held twice. */
  readonly pack: (request: Request) => PackedJob<Job>;
}

/** Deaths in a row of workers that had no request yet; then no more are started, or they would be for ever. */
const maxFruitlessStarts = 3;

/**
 * Worker threads behind one queue, first come first served; each has one request at a time. A worker that dies fails
 * its own request and is replaced. A request that is answered early (deadline, abort) leaves its worker busy until
 * the job is done, for a job cannot be interrupted; its answer is then discarded.
 */
export class WorkerPool<Request, Job, Answer, Ready> {
  readonly #options: PoolOptions<Request, Job>;
  readonly #threads = new Set<WorkerThread<Job, Answer, Ready>>();
  readonly #idle: WorkerThread<Job, Answer, Ready>[] = [];
  readonly #queue = new Set<PendingRequest<Request, Answer>>();
  readonly #running = new Set<PendingRequest<Request, Answer>>();
  #fruitlessStarts = 0;
  #brokenBy: Error | undefined;
  #closing: Promise<void> | undefined;

  private constructor(options: PoolOptions<Request, Job>) {
    this.#options = options;
  }

  /** @throws what the opening of a worker failed of; then no worker is left behind. */
  static async open<Request, Job, Answer, Ready>(
    options: PoolOptions<Request, Job>,
  ): Promise<{ pool: WorkerPool<Request, Job, Answer, Ready>; ready: Ready[] }> {
    const pool = new WorkerPool<Request, Job, Answer, Ready>(options);
    const threads = Array.from({ length: options.workers }, () => pool.#start());
    try {
      const ready = await Promise.all(threads.map((thread) => thread.ready));
      for (const thread of threads) pool.#employ(thread);
      return { pool, ready };
    } catch (error) {
      await pool.close();
      throw error;
    }
  }

  async run(request: Request, limits: RequestLimits = {}): Promise<Answer> {
    if (this.#closing) throw new EngineClosedError();
    if (this.#brokenBy) throw this.#brokenBy;
    for (const signal of limits.signals ?? []) signal.throwIfAborted();
    const pending = new PendingRequest<Request, Answer>(request, limits);
    this.#queue.add(pending);
    this.#dispatch();
    try {
      return await pending.answer;
    } finally {
      this.#queue.delete(pending);
    }
  }

  /** Idempotent. Requests without an answer fail with {@link EngineClosedError} at once. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#failAll(new EngineClosedError());
    await Promise.all([...this.#threads].map((thread) => thread.close()));
  }

  #start(): WorkerThread<Job, Answer, Ready> {
    const thread = new WorkerThread<Job, Answer, Ready>(this.#options.url, this.#options.workerData);
    this.#threads.add(thread);
    void thread.ended.then(() => this.#threads.delete(thread));
    return thread;
  }

  #employ(thread: WorkerThread<Job, Answer, Ready>): void {
    this.#idle.push(thread);
    void thread.ended.then((crash) => this.#replace(thread, crash));
    this.#dispatch();
  }

  #dispatch(): void {
    for (const pending of this.#queue) {
      const thread = this.#idle.pop();
      if (!thread) return;
      this.#queue.delete(pending);
      void this.#serve(thread, pending);
    }
  }

  async #serve(
    thread: WorkerThread<Job, Answer, Ready>,
    pending: PendingRequest<Request, Answer>,
  ): Promise<void> {
    this.#running.add(pending);
    try {
      pending.succeed(await thread.run(this.#options.pack(pending.request)));
    } catch (error) {
      pending.fail(error);
    }
    this.#running.delete(pending);
    if (!thread.isAlive) return;
    this.#idle.push(thread);
    this.#dispatch();
  }

  async #replace(gone: WorkerThread<Job, Answer, Ready>, reason: Error): Promise<void> {
    const index = this.#idle.indexOf(gone);
    if (index !== -1) this.#idle.splice(index, 1);
    if (this.#closing) return;
    this.#fruitlessStarts = gone.hasRun ? 0 : this.#fruitlessStarts + 1;
    if (this.#fruitlessStarts < maxFruitlessStarts) {
      const thread = this.#start();
      try {
        await thread.ready;
        this.#employ(thread);
      } catch (error) {
        await thread.close();
        await this.#replace(thread, error as Error);
      }
    } else if (this.#threads.size === 0) {
      this.#brokenBy = reason;
      this.#failAll(reason);
    }
  }

  #failAll(reason: Error): void {
    for (const pending of [...this.#queue, ...this.#running]) pending.fail(reason);
    this.#queue.clear();
  }
}
