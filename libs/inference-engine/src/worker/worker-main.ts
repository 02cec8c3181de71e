/** The entry of a worker thread; it runs from built code only. */
import { parentPort, workerData } from 'node:worker_threads';
import { NativeGuard } from '../threads/native-guard.js';
import { serveThread } from '../threads/serve-thread.js';
import { openService } from './open-service.js';
import type { WorkerSetup } from './worker-setup.js';

const { guard, ...setup } = workerData as WorkerSetup & { guard: SharedArrayBuffer };
if (!parentPort) throw new Error('worker-main runs in a worker thread only');
await serveThread(parentPort, () => openService(setup, new NativeGuard(guard)));
