import type { TransferListItem } from 'node:worker_threads';
import { fromErrorMessage } from '../errors/error-message.js';
import { WorkerCrashedError } from '../errors/worker-errors.js';
import { describeDeath } from './describe-death.js';
import type { FromWorker } from './messages.js';
import type { StartWorker, WorkerChannel } from './worker-channel.js';

/** A job as it is posted. */
export interface PackedJob<Job> {
  readonly job: Job;
  readonly transfer: readonly TransferListItem[];
}

interface Waiter {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export interface WorkerLimits {
  /** A worker that can be killed is, when it takes longer than that to open or to answer. In ms. */
  readonly hangTimeoutMs?: number | undefined;
}

/**
 * The caller's end of one worker. It keeps the process alive only while something is expected of it: opening, a job,
 * ending.
 */
export class PooledWorker<Job, Answer, Ready> {
  /** Rejects with what the opening failed of, or with {@link WorkerCrashedError}. */
  readonly ready: Promise<Ready>;
  /** Resolves with why the worker is gone; never rejects. */
  readonly ended: Promise<WorkerCrashedError>;
  readonly #channel: WorkerChannel;
  readonly #limits: WorkerLimits;
  #waiter: Waiter | undefined;
  #isAlive = true;
  #isClosing = false;
  #hangTimer: NodeJS.Timeout | undefined;
  #hungForMs: number | undefined;

  constructor(start: StartWorker, setup: object, limits: WorkerLimits = {}) {
    this.#limits = limits;
    let end!: (crash: WorkerCrashedError) => void;
    this.ended = new Promise((resolve) => (end = resolve));
    this.#channel = start(
      (message) => this.#settle(message),
      (ending) => {
        this.#isAlive = false;
        const reason = describeDeath(this.#channel.name, ending, this.#hungForMs);
        const crash = new WorkerCrashedError(reason, { cause: ending.cause });
        this.#take()?.reject(crash);
        end(crash);
      },
    );
    this.ready = this.#expect() as Promise<Ready>;
    this.#channel.post({ type: 'open', setup }, []);
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Of a worker that is a process of its own. */
  get pid(): number | undefined {
    return this.#channel.pid;
  }

  /** Not to be called again before the last job has been answered. */
  async run({ job, transfer }: PackedJob<Job>): Promise<Answer> {
    this.#channel.post({ type: 'job', job }, transfer);
    return (await this.#expect()) as Answer;
  }

  /**
   * Gives back what the worker holds. A job that still runs is ended where that is possible; in a thread it comes to its
   * end first.
   */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#channel.ref();
    const isBusy = this.#waiter !== undefined;
    if (isBusy && this.#channel.kill) this.#channel.kill();
    else this.#channel.post({ type: 'close' }, []);
    this.#watch();
    await this.ended;
    clearTimeout(this.#hangTimer);
  }

  #expect(): Promise<unknown> {
    this.#channel.ref();
    const answer = new Promise((resolve, reject) => (this.#waiter = { resolve, reject }));
    this.#watch();
    return answer;
  }

  #settle(message: FromWorker<unknown>): void {
    const waiter = this.#take();
    if (message.type === 'answer') waiter?.resolve(message.answer);
    else waiter?.reject(fromErrorMessage(message.error));
  }

  #take(): Waiter | undefined {
    const waiter = this.#waiter;
    this.#waiter = undefined;
    if (this.#isClosing) return waiter;
    clearTimeout(this.#hangTimer);
    this.#channel.unref();
    return waiter;
  }

  /** From now on, as long as something is expected. */
  #watch(): void {
    const { hangTimeoutMs } = this.#limits;
    clearTimeout(this.#hangTimer);
    if (hangTimeoutMs === undefined || !this.#channel.kill) return;
    const awaited = this.#waiter;
    const kill = () => {
      if (this.#waiter !== awaited) return;
      this.#hungForMs = hangTimeoutMs;
      this.#channel.kill?.();
    };
    // After what has arrived is read: where it was this thread that stood still, the answer is there by now.
    this.#hangTimer = setTimeout(() => setImmediate(kill), hangTimeoutMs);
  }
}
