import { Worker } from 'node:worker_threads';
import { atExit } from './at-exit.js';
import { NativeGuard } from './native-guard.js';
import type { StartWorker } from './worker-channel.js';

/** What a worker thread finds as its `workerData`. */
export interface ThreadData {
  /** Memory of its {@link NativeGuard}. */
  readonly guard: SharedArrayBuffer;
}

/** Workers that are threads of this process, running the program at `url`. */
export function startThread(url: URL): StartWorker {
  return (onMessage, onEnd) => {
    const guard = new NativeGuard();
    const workerData: ThreadData = { guard: guard.memory };
    const worker = new Worker(url, { workerData, execArgv: [] });
    const forget = atExit(() => guard.stop());
    let cause: unknown;
    worker.on('message', onMessage);
    worker.on('error', (error) => (cause = error));
    worker.on('exit', (exitCode) => {
      forget();
      onEnd({ exitCode, signal: null, cause });
    });
    return {
      name: 'worker',
      post: (message, transfer) => worker.postMessage(message, transfer),
      ref: () => worker.ref(),
      unref: () => worker.unref(),
    };
  };
}
