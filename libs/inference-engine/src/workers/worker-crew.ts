import { RestartLimitError } from '../errors/worker-errors.js';
import { PooledWorker } from './pooled-worker.js';
import { RestartLimit, type RestartOptions } from './restart-limit.js';
import type { StartWorker } from './worker-channel.js';

export interface CrewOptions {
  readonly start: StartWorker;
  /** What each worker is told to open. */
  readonly setup: object;
  readonly workers: number;
  readonly hangTimeoutMs?: number | undefined;
  readonly restarts: RestartOptions;
  readonly onRestart?: (reason: Error, restarts: number) => void;
}

interface CrewEvents<Job, Answer, Ready> {
  /** It is open and has no job. */
  readonly joined: (worker: PooledWorker<Job, Answer, Ready>) => void;
  readonly left: (worker: PooledWorker<Job, Answer, Ready>) => void;
  /** Nobody is left, and none may be started yet. */
  readonly lost: (reason: RestartLimitError) => void;
}

/** Workers that are alive, those that still open among them. A dead one is replaced as the limit of restarts allows. */
export class WorkerCrew<Job, Answer, Ready> {
  readonly #options: CrewOptions;
  readonly #events: CrewEvents<Job, Answer, Ready>;
  readonly #workers = new Set<PooledWorker<Job, Answer, Ready>>();
  readonly #restartLimit: RestartLimit;
  #restartTimer: NodeJS.Timeout | undefined;
  #restarts = 0;
  #lastDeath = new Error('none');
  #isClosed = false;

  constructor(options: CrewOptions, events: CrewEvents<Job, Answer, Ready>) {
    this.#options = options;
    this.#events = events;
    this.#restartLimit = new RestartLimit(options.restarts);
  }

  get size(): number {
    return this.#workers.size;
  }

  /** Workers started in the place of dead ones so far. */
  get restarts(): number {
    return this.#restarts;
  }

  /** Ids of the workers that are processes of their own. */
  get processes(): number[] {
    return [...this.#workers].flatMap(({ pid }) => pid ?? []);
  }

  /** @throws what the opening of a worker failed of; the others are left to {@link close}. */
  async open(): Promise<Ready[]> {
    const workers = Array.from({ length: this.#options.workers }, () => this.#start());
    const ready = await Promise.all(workers.map((worker) => worker.ready));
    for (const worker of workers) this.#employ(worker);
    return ready;
  }

  /** @throws {RestartLimitError} when nobody is alive and none may be started yet. */
  requireAlive(): void {
    if (this.size === 0) this.#refill();
    if (this.size === 0) throw this.#restartError();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#restartTimer);
    await Promise.all([...this.#workers].map((worker) => worker.close()));
  }

  #start(): PooledWorker<Job, Answer, Ready> {
    const { start, setup, hangTimeoutMs } = this.#options;
    const worker = new PooledWorker<Job, Answer, Ready>(start, setup, { hangTimeoutMs });
    this.#workers.add(worker);
    void worker.ended.then(() => this.#workers.delete(worker));
    return worker;
  }

  #employ(worker: PooledWorker<Job, Answer, Ready>): void {
    void worker.ended.then((crash) => {
      this.#events.left(worker);
      this.#recordDeath(crash);
    });
    this.#events.joined(worker);
  }

  #recordDeath(reason: Error): void {
    this.#lastDeath = reason;
    this.#restartLimit.died();
    this.#replace(reason);
  }

  #replace(reason: Error): void {
    if (this.#isClosed) return;
    const wait = this.#restartLimit.waitMs;
    if (wait === 0) {
      this.#restartLimit.started();
      void this.#restart(reason);
      return;
    }
    if (this.size === 0) this.#events.lost(this.#restartError());
    if (wait === Infinity) return;
    clearTimeout(this.#restartTimer);
    this.#restartTimer = setTimeout(() => this.#refill(), wait).unref();
  }

  async #restart(reason: Error): Promise<void> {
    let worker: PooledWorker<Job, Answer, Ready> | undefined;
    try {
      worker = this.#start();
      await worker.ready;
      this.#restarts++;
      this.#options.onRestart?.(reason, this.#restarts);
      this.#employ(worker);
    } catch (error) {
      await worker?.close();
      this.#recordDeath(error as Error);
    }
  }

  /** All places that had to wait for the limit; one that finds it reached again sets the timer anew. */
  #refill(): void {
    const missing = this.#options.workers - this.size;
    for (let place = 0; place < missing && (place === 0 || this.#restartLimit.waitMs === 0); place++) {
      this.#replace(this.#lastDeath);
    }
  }

  #restartError(): RestartLimitError {
    return new RestartLimitError(this.#restartLimit.state, this.#lastDeath);
  }
}
