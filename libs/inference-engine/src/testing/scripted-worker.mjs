// A worker that does as its jobs say. Plain JavaScript because it is not jest that loads it.
import { setImmediate } from 'node:timers';
import { parentPort, workerData } from 'node:worker_threads';
import { ModelLoadError, ModelRunError } from '../../dist/errors/model-errors.js';
import { serveThread } from '../../dist/threads/serve-thread.js';

const { starts, failFrom, failBy } = workerData;
const start = Atomics.add(new Int32Array(starts), 0, 1);

const tasks = {
  echo: ({ value }) => value,
  fail: ({ message }) => {
    throw new ModelRunError(message, { cause: new Error('the cause') });
  },
  crash: ({ message }) => {
    throw new TypeError(message);
  },
  exit: ({ code }) => process.exit(code),
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
};

await serveThread(parentPort, async () => {
  if (start >= failFrom) {
    if (failBy === 'exit') process.exit(3);
    throw new ModelLoadError('cannot start');
  }
  return {
    ready: start,
    service: {
      run: async (job) => ({ answer: tasks[job.do](job), transfer: [] }),
      close: async () => undefined,
    },
  };
});
