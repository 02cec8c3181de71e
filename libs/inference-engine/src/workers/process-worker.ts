import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { atExit } from './at-exit.js';
import type { FromWorker } from './messages.js';
import type { StartWorker } from './worker-channel.js';

/** Standard error: what a worker prints must not end up among what this process prints for its own readers. */
const stderr = 2;

/** Workers that are processes of their own, running the program at `url`. */
export function startProcess(url: URL): StartWorker {
  return (onMessage, onEnd) => {
    const child = fork(fileURLToPath(url), {
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', stderr, stderr, 'ipc'],
    });
    const kill = () => void child.kill('SIGKILL');
    const forget = atExit(kill);
    let cause: unknown;
    let hasEnded = false;
    const end = (exitCode: number | null, signal: NodeJS.Signals | null) => {
      if (hasEnded) return;
      hasEnded = true;
      forget();
      onEnd({ exitCode, signal, cause });
    };
    child.on('message', (message) => onMessage(message as FromWorker<unknown>));
    child.on('error', (error) => {
      cause = error;
      // What could not be started, for want of file descriptors or processes, need not say that it has closed.
      if (child.pid === undefined) end(null, null);
    });
    child.on('close', end);
    return {
      name: child.pid === undefined ? 'worker process' : `worker process ${child.pid}`,
      pid: child.pid,
      post(message) {
        if (child.pid === undefined) return;
        // A process that has just died closes soon and says of what; without a callback, the send that failed would be
        // an error that nobody catches.
        child.send(message, () => undefined);
      },
      ref() {
        child.ref();
        child.channel?.ref();
      },
      unref() {
        child.unref();
        child.channel?.unref();
      },
      kill,
    };
  };
}
