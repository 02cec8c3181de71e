import type { TransferListItem } from 'node:worker_threads';
import type { FromWorker, ToWorker } from './messages.js';

/** The caller's line to one worker, which is a thread or a process. */
export interface WorkerChannel {
  /** How messages call the worker. */
  readonly name: string;
  /** Of a worker that is a process of its own. */
  readonly pid?: number | undefined;
  /** `transfer` is memory that may be handed over instead of cloned. */
  post(message: ToWorker<unknown>, transfer: readonly TransferListItem[]): void;
  /** Whether the worker keeps this process alive. */
  ref(): void;
  unref(): void;
  /** Ends it at once, whatever it is doing. Absent where nothing can: a thread is never torn out of a native call. */
  kill?(): void;
}

/** How a worker ended. */
export interface WorkerEnd {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** What nobody caught in it, where that is known. */
  readonly cause?: unknown;
}

/** Starts a worker that has yet to be told what to open. `onEnd` is called once, after the last message. */
export type StartWorker = (
  onMessage: (message: FromWorker<unknown>) => void,
  onEnd: (end: WorkerEnd) => void,
) => WorkerChannel;
