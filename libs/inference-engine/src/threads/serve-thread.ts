import type { MessagePort } from 'node:worker_threads';
import { toErrorMessage } from '../errors/error-message.js';
import type { FromThread, ToThread } from './thread-messages.js';

/** What runs in a worker. */
export interface ThreadService<Job, Answer> {
  run(job: Job): Promise<Answer>;
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
  const answerWith = async <T>(work: () => Promise<T>) => port.postMessage(await settle(work));
  let opened: ThreadService<Job, Answer> | undefined;
  let last = answerWith(async () => {
    const { service, ready } = await open();
    opened = service;
    return ready;
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

async function settle<T>(work: () => Promise<T>): Promise<FromThread<T>> {
  try {
    return { type: 'answer', answer: await work() };
  } catch (error) {
    const message = toErrorMessage(error);
    if (!message) throw error;
    return { type: 'failure', error: message };
  }
}
