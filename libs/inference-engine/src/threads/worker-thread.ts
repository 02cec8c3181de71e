import { type TransferListItem, Worker } from 'node:worker_threads';
import { fromErrorMessage } from '../errors/error-message.js';
import { WorkerCrashedError } from '../errors/request-errors.js';
import { guardExit, unguardExit } from './exit-guards.js';
import { NativeGuard } from './native-guard.js';
import type { FromThread, ToThread } from './thread-messages.js';

/** A job as `postMessage` takes it. */
export interface PackedJob<Job> {
  readonly job: Job;
  readonly transfer: readonly TransferListItem[];
}

interface Waiter {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

/**
 * The caller's end of one worker thread. It keeps the process alive only while something is expected of it:
 * starting, a job, ending.
 */
export class WorkerThread<Job, Answer, Ready> {
  /** Rejects with what the worker's opening failed of, or with {@link WorkerCrashedError}. */
  readonly ready: Promise<Ready>;
  /** Resolves with why the thread is gone; never rejects. */
  readonly ended: Promise<WorkerCrashedError>;
  readonly #worker: Worker;
  #waiter: Waiter | undefined;
  #isAlive = true;
  #hasRun = false;
  #isClosing = false;
  #cause: unknown;

  constructor(url: URL, workerData: object) {
    const guard = new NativeGuard();
    this.#worker = new Worker(url, { workerData: { ...workerData, guard: guard.memory }, execArgv: [] });
    guardExit(guard);
    this.#worker.on('message', (message: FromThread<unknown>) => this.#settle(message));
    this.#worker.on('error', (error) => (this.#cause = error));
    this.ended = new Promise((resolve) => {
      this.#worker.on('exit', (exitCode) => {
        unguardExit(guard);
        this.#isAlive = false;
        const crash = describeCrash(exitCode, this.#cause);
        this.#take()?.reject(crash);
        resolve(crash);
      });
    });
    this.ready = this.#expect() as Promise<Ready>;
  }

  get isAlive(): boolean {
    return this.#isAlive;
  }

  /** Whether it was ever given a job. */
  get hasRun(): boolean {
    return this.#hasRun;
  }

  /** Not to be called again before the last job has been answered. */
  async run({ job, transfer }: PackedJob<Job>): Promise<Answer> {
    const message: ToThread<Job> = { type: 'job', job };
    this.#hasRun = true;
    this.#worker.postMessage(message, transfer);
    return (await this.#expect()) as Answer;
  }

  /** Lets a running job come to its end, which cannot be interrupted, then gives back what the thread holds. */
  async close(): Promise<void> {
    const message: ToThread<Job> = { type: 'close' };
    this.#isClosing = true;
    this.#worker.ref();
    this.#worker.postMessage(message);
    await this.ended;
  }

  #expect(): Promise<unknown> {
    this.#worker.ref();
    return new Promise((resolve, reject) => (this.#waiter = { resolve, reject }));
  }

  #settle(message: FromThread<unknown>): void {
    const waiter = this.#take();
    if (message.type === 'answer') waiter?.resolve(message.answer);
    else waiter?.reject(fromErrorMessage(message.error));
  }

  #take(): Waiter | undefined {
    const waiter = this.#waiter;
    this.#waiter = undefined;
    if (!this.#isClosing) this.#worker.unref();
    return waiter;
  }
}

/** By shape: an error of another thread is none to `instanceof`, and what was thrown need be none. */
function describeCrash(exitCode: number, cause: unknown): WorkerCrashedError {
  const message = (cause as Partial<Error> | undefined)?.message;
  const reason = message === undefined ? ` with exit code ${exitCode}` : `: ${message}`;
  return new WorkerCrashedError(`The worker that served the request died${reason}.`, { cause });
}
