import type { TransferListItem } from 'node:worker_threads';
import { toErrorMessage } from '../errors/error-message.js';
import type { FromWorker, ToWorker } from './messages.js';

/** An answer as it is posted. */
export interface WorkerAnswer<Answer> {
  readonly answer: Answer;
  /** Memory that may be handed over instead of cloned. */
  readonly transfer: readonly TransferListItem[];
}

/** What runs in a worker. */
export interface WorkerService<Job, Answer> {
  run(job: Job): Promise<WorkerAnswer<Answer>>;
  close(): Promise<void>;
}

/** The worker's own line to who started it. */
export interface ServicePort {
  post(message: FromWorker<unknown>, transfer: readonly TransferListItem[]): void;
  onMessage(listener: (message: ToWorker<unknown>) => void): void;
}

/**
 * The worker's end of the conversation: opens the service, answers jobs one after another, closes it and ends.
 * Errors that a request explains go to the caller; any other is a crash of this worker.
 */
export function serveJobs<Job, Answer, Setup extends object>(
  port: ServicePort,
  open: (setup: Setup) => Promise<{ service: WorkerService<Job, Answer>; ready: unknown }>,
): void {
  let service: WorkerService<Job, Answer> | undefined;
  const handle = async (message: ToWorker<unknown>) => {
    switch (message.type) {
      case 'open':
        return answerWith(async () => {
          const opened = await open(message.setup as Setup);
          service = opened.service;
          return { answer: opened.ready, transfer: [] };
        });
      case 'job':
        return answerWith(() => service!.run(message.job as Job));
      case 'close':
        await service?.close();
        process.exit();
    }
  };
  const answerWith = async (work: () => Promise<WorkerAnswer<unknown>>) => {
    const { message, transfer } = await settle(work);
    port.post(message, transfer);
  };
  let last = Promise.resolve();
  port.onMessage((message) => {
    last = last.then(() => handle(message));
  });
}

async function settle<T>(
  work: () => Promise<WorkerAnswer<T>>,
): Promise<{ message: FromWorker<T>; transfer: readonly TransferListItem[] }> {
  try {
    const { answer, transfer } = await work();
    return { message: { type: 'answer', answer }, transfer };
  } catch (error) {
    const explained = toErrorMessage(error);
    if (!explained) throw error;
    return { message: { type: 'failure', error: explained }, transfer: [] };
  }
}
