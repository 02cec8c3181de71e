/** The entry of a worker process; it runs from built code only. */
import { writeFileSync } from 'node:fs';
import { NativeGuard } from '../workers/native-guard.js';
import type { ToWorker } from '../workers/messages.js';
import { serveJobs } from '../workers/serve-jobs.js';
import { openService } from './open-service.js';
import type { WorkerSetup } from './worker-setup.js';

// Signals of a terminal or a supervisor go to all processes of a group; this one ends when its parent says so or is gone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
process.on('disconnect', () => process.exit());
preferAsVictim();
serveJobs(
  {
    // Without a callback, an answer to a parent that is gone would be an error that nobody catches.
    post: (message) => void process.send?.(message, undefined, undefined, () => undefined),
    onMessage: (listener) => void process.on('message', (message) => listener(message as ToWorker<unknown>)),
  },
  (setup: WorkerSetup) =>
    // Messages between processes are copies already.
    openService(setup, { guard: new NativeGuard(), publish: (features) => features }),
);

/** When memory runs out the kernel is to take this process, which can be replaced, and not the one that it serves. */
function preferAsVictim(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '500');
  } catch {
    // Only Linux has it; elsewhere the system chooses as it likes.
  }
}
