import type { MessagePort, TransferListItem } from 'node:worker_threads';
import { toErrorMessage } from '../errors/error-message.js';
import type { FromThread, ToThread } from './thread-messages.js';

/** An answer as `postMessage` takes it. */
export interface WorkerAnswer<Answer> {
  readonly answer: Answer;
  /** Memory that is handed over instead of cloned. */
  readonly transfer: readonly TransferListItem[];
}

/** What runs in a worker. */
export interface ThreadService<Job, Answer> {
  run(job: Job): Promise<WorkerAnswer<Answer>>;
  close(): Promise<void>;
}

/**
 * The worker's end of the conversation: opens the service, answers jobs one after another, closes it and ends.
 * Errors that a request explains go to the caller; any other is a crash of this thread.
 */
export async function serveThread<Job, Answer, Ready>(
  port: MessagePort,
  open: () => Promise<{ service: ThreadService<Job, Answer>; ready: Ready }>,
): Promise<void> {
  const answerWith = async <T>(work: () => Promise<WorkerAnswer<T>>) => {
    const { message, transfer } = await settle(work);
    port.postMessage(message, transfer);
  };
  let opened: ThreadService<Job, Answer> | undefined;
  let last = answerWith(async () => {
    const { service, ready } = await open();
    opened = service;
    return { answer: ready, transfer: [] };
  });
  port.on('message', (message: ToThread<Job>) => {
    last = last.then(async () => {
      if (message.type === 'job' && opened) {
        const { job } = message;
        const service = opened;
        await answerWith(() => service.run(job));
      } else {
        await opened?.close();
        process.exit();
      }
    });
  });
  await last;
}

async function settle<T>(
  work: () => Promise<WorkerAnswer<T>>,
): Promise<{ message: FromThread<T>; transfer: readonly TransferListItem[] }> {
  try {
    const { answer, transfer } = await work();
    return { message: { type: 'answer', answer }, transfer };
  } catch (error) {
    const explained = toErrorMessage(error);
    if (!explained) throw error;
    return { message: { type: 'failure', error: explained }, transfer: [] };
  }
}
