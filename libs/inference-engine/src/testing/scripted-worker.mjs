// A worker, thread or process, that does as its jobs say. Plain JavaScript because it is not jest that loads it.
import { closeSync, openSync } from 'node:fs';
import { setImmediate } from 'node:timers';
import { parentPort } from 'node:worker_threads';
import { ModelLoadError, ModelRunError } from '../../dist/errors/model-errors.js';
import { serveJobs } from '../../dist/workers/serve-jobs.js';

const tasks = {
  echo: ({ value }) => value,
  fail: ({ message }) => {
    throw new ModelRunError(message, { cause: new Error('the cause') });
  },
  crash: ({ message }) => {
    throw new TypeError(message);
  },
  exit: ({ code }) => process.exit(code),
  kill: ({ signal }) => {
    process.kill(process.pid, signal);
    return new Promise(() => undefined);
  },
  /** Never answers, and never lets go of its thread. */
  hang: () => {
    for (;;);
  },
  /** Blocks the thread as a native call does, until the gate is opened. */
  hold: ({ gate, value }) => {
    const states = new Int32Array(gate);
    Atomics.store(states, 1, 1);
    Atomics.notify(states, 1);
    Atomics.wait(states, 0, 0);
    return value;
  },
  exitWhenIdle: () => {
    setImmediate(() => process.exit(5));
    return 'leaving';
  },
  pid: () => process.pid,
  touch: ({ path }) => closeSync(openSync(path, 'wx')),
};

const port = parentPort
  ? {
      post: (message, transfer) => parentPort.postMessage(message, transfer),
      onMessage: (listener) => parentPort.on('message', listener),
    }
  : {
      post: (message) => process.send(message),
      onMessage: (listener) => process.on('message', listener),
    };
if (!parentPort) process.on('disconnect', () => process.exit());

serveJobs(port, async ({ starts, failFrom, failBy }) => {
  const start = takeNumber(starts);
  if (start >= failFrom) {
    if (failBy === 'exit') process.exit(3);
    throw new ModelLoadError('cannot start');
  }
  return {
    ready: start,
    service: {
      run: async ({ jobs }) => ({
        answer: await Promise.all(jobs.map(async (job) => tasks[job.do](job))),
        transfer: [],
      }),
      close: async () => undefined,
    },
  };
});

/** Which of the workers of this folder it is: each creates a file that no other has. */
function takeNumber(folder, number = 0) {
  try {
    closeSync(openSync(`${folder}/${number}`, 'wx'));
    return number;
  } catch {
    return takeNumber(folder, number + 1);
  }
}
