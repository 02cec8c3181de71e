/** The entry of a worker thread; it runs from built code only. */
import { parentPort, workerData } from 'node:worker_threads';
import { NativeGuard } from '../workers/native-guard.js';
import { serveJobs } from '../workers/serve-jobs.js';
import type { ThreadData } from '../workers/thread-worker.js';
import { shareFeatures } from './encoded-features.js';
import { openService } from './open-service.js';
import type { WorkerSetup } from './worker-setup.js';

if (!parentPort) throw new Error('thread-main runs in a worker thread only');
const port = parentPort;
const guard = new NativeGuard((workerData as ThreadData).guard);
serveJobs(
  {
    post: (message, transfer) => port.postMessage(message, transfer),
    onMessage: (listener) => void port.on('message', listener),
  },
  (setup: WorkerSetup) => openService(setup, { guard, publish: shareFeatures }),
);
