import { startProcess } from '../workers/process-worker.js';
import { startThread } from '../workers/thread-worker.js';
import type { StartWorker } from '../workers/worker-channel.js';
import type { Isolation } from './engine-options.js';

/** Workers as built: neither a thread nor a process can be started from TypeScript. */
const starts: Readonly<Record<Isolation, StartWorker>> = {
  thread: startThread(new URL(import.meta.resolve('#thread-worker'))),
  process: startProcess(new URL(import.meta.resolve('#process-worker'))),
};

export function startWorker(isolation: Isolation): StartWorker {
  return starts[isolation];
}
