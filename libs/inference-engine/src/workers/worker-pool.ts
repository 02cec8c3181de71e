import { EngineClosedError, QueueFullError } from '../errors/request-errors.js';
import { type Batching, batchWaitMs, isFullBatch, joinsBatch } from './batching.js';
import { PendingRequest, type RequestLimits } from './pending-request.js';
import type { PackedJob, PooledWorker } from './pooled-worker.js';
import { RequestQueue } from './request-queue.js';
import { type CrewOptions, WorkerCrew } from './worker-crew.js';

/** How requests become jobs, and a job's answer results. */
export interface JobCodec<Request, Job, Answer, Result> {
  /** Called when a worker is free, so that what waits is not held twice. */
  readonly pack: (requests: readonly Request[], worker: object) => PackedJob<Job>;
  /** In the order of the requests: one that fails does not fail the others. */
  readonly unpack: (
    answer: Answer,
    requests: readonly Request[],
    worker: object,
  ) => PromiseSettledResult<Result>[];
}

export interface PoolOptions<Request, Job, Answer, Result, Ready> extends CrewOptions {
  /** Requests that may wait. */
  readonly maxQueue: number;
  readonly codec: JobCodec<Request, Job, Answer, Result>;
  /** Absent where each request is a job of its own. */
  readonly batching?: (ready: Ready) => Batching<Request>;
  readonly onQueue?: (state: { queued: number; running: number }) => void;
}

export interface PoolState {
  /** Requests that wait for a worker. */
  readonly queued: number;
  /** Requests that workers have, without those given up. */
  readonly running: number;
  /** That are alive, those that still open among them. */
  readonly workers: number;
  /** Workers started in the place of dead ones so far. */
  readonly restarts: number;
  /** Ids of the workers that are processes of their own. */
  readonly processes: readonly number[];
}

/**
 * Workers behind one queue; each has one job at a time. A worker that dies fails its own requests and is replaced. A
 * request that is answered early (deadline, abort) leaves the queue at once; one that runs leaves its worker busy until
 * the job is done, for a job cannot be interrupted, and the late answer is discarded.
 */
export class WorkerPool<Request, Job, Answer, Result, Ready> {
  readonly #options: PoolOptions<Request, Job, Answer, Result, Ready>;
  readonly #crew: WorkerCrew<Job, Answer, Ready>;
  readonly #idle: PooledWorker<Job, Answer, Ready>[] = [];
  readonly #queue = new RequestQueue<Request, Result>();
  readonly #running = new Set<PendingRequest<Request, Result>>();
  #batching: Batching<Request> | undefined;
  #batchTimer: NodeJS.Timeout | undefined;
  #told = { queued: 0, running: 0 };
  #closing: Promise<void> | undefined;

  private constructor(options: PoolOptions<Request, Job, Answer, Result, Ready>) {
    this.#options = options;
    this.#crew = new WorkerCrew(options, {
      joined: (worker) => {
        this.#idle.push(worker);
        this.#dispatch();
      },
      left: (worker) => {
        const index = this.#idle.indexOf(worker);
        if (index !== -1) this.#idle.splice(index, 1);
      },
      lost: (reason) => this.#failAll(reason),
    });
  }

  /** @throws what the opening of a worker failed of; then no worker is left behind. */
  static async open<Request, Job, Answer, Result, Ready>(
    options: PoolOptions<Request, Job, Answer, Result, Ready>,
  ): Promise<{ pool: WorkerPool<Request, Job, Answer, Result, Ready>; ready: Ready[] }> {
    const pool = new WorkerPool<Request, Job, Answer, Result, Ready>(options);
    try {
      const ready = await pool.#crew.open();
      pool.#batching = options.batching?.(ready[0]!);
      return { pool, ready };
    } catch (error) {
      await pool.close();
      throw error;
    }
  }

  get state(): PoolState {
    return {
      queued: this.#queue.length,
      running: this.#running.size,
      workers: this.#crew.size,
      restarts: this.#crew.restarts,
      processes: this.#crew.processes,
    };
  }

  /** @throws {QueueFullError} when as many wait as may and no worker is free. */
  async run(request: Request, limits: RequestLimits = {}): Promise<Result> {
    if (this.#closing) throw new EngineClosedError();
    this.#crew.requireAlive();
    for (const signal of limits.signals ?? []) signal.throwIfAborted();
    const { maxQueue, workers } = this.#options;
    const queued = this.#queue.length;
    if (!limits.hasPlace && queued >= maxQueue && (this.#idle.length === 0 || queued > 0)) {
      throw new QueueFullError({ queued, maxQueue, workers });
    }
    const pending = new PendingRequest<Request, Result>(request, limits, () => {
      this.#queue.delete(pending);
      this.#running.delete(pending);
      // Nothing is left to fill a run, and the wait for it would keep the process alive.
      if (this.#queue.length === 0) clearTimeout(this.#batchTimer);
      this.#tellQueue();
    });
    this.#queue.add(pending);
    this.#dispatch();
    this.#tellQueue();
    return pending.result;
  }

  /** Idempotent. Requests without an answer fail with {@link EngineClosedError} at once. */
  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#failAll(new EngineClosedError());
    await this.#crew.close();
  }

  #dispatch(): void {
    clearTimeout(this.#batchTimer);
    while (this.#idle.length > 0) {
      const batching = this.#batching;
      const chosen = this.#queue.next(
        (soFar, next) => joinsBatch(batching, soFar, next),
        (soFar) => isFullBatch(batching, soFar),
      );
      if (chosen.length === 0) return;
      const wait = batchWaitMs(batching, chosen);
      if (wait > 0) {
        this.#batchTimer = setTimeout(() => this.#dispatch(), wait);
        return;
      }
      this.#queue.take(chosen);
      void this.#serve(this.#idle.pop()!, chosen);
    }
  }

  async #serve(
    worker: PooledWorker<Job, Answer, Ready>,
    chosen: readonly PendingRequest<Request, Result>[],
  ): Promise<void> {
    const { pack, unpack } = this.#options.codec;
    const requests = chosen.map(({ request }) => request);
    for (const pending of chosen) this.#running.add(pending);
    let outcomes: PromiseSettledResult<Result>[];
    try {
      outcomes = unpack(await worker.run(pack(requests, worker)), requests, worker);
    } catch (reason) {
      outcomes = chosen.map(() => ({ status: 'rejected', reason }));
    }
    for (const [index, pending] of chosen.entries()) {
      const outcome = outcomes[index]!;
      this.#running.delete(pending);
      if (outcome.status === 'fulfilled') pending.succeed(outcome.value);
      else pending.fail(outcome.reason);
    }
    if (worker.isAlive) {
      this.#idle.push(worker);
      this.#dispatch();
    }
    this.#tellQueue();
  }

  #failAll(reason: Error): void {
    clearTimeout(this.#batchTimer);
    for (const pending of [...this.#queue.drain(), ...this.#running]) pending.fail(reason);
    this.#tellQueue();
  }

  #tellQueue(): void {
    const { queued, running } = this.state;
    if (queued === this.#told.queued && running === this.#told.running) return;
    this.#told = { queued, running };
    this.#options.onQueue?.(this.#told);
  }
}
