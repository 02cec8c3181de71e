import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { childMessageSchema, type ChildMessage } from './events.js';

export interface ChildRequest {
  /** Built code: measuring from source would measure the loader too. */
  readonly entry: URL;
  readonly jobPath: string;
  readonly env: NodeJS.ProcessEnv;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onMessage: (message: ChildMessage) => void;
}

/** How a process ended. */
export interface ChildOutcome {
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly endedBy: 'itself' | 'timeout' | 'abort';
  /** The end of what it wrote to standard error. */
  readonly lastWords: string;
}

const keptCharacters = 2000;

/** Runs a measuring process to its end, whatever that is. Rejects only where no process could be started. */
export async function runChild(request: ChildRequest): Promise<ChildOutcome> {
  const { signal, timeoutMs } = request;
  if (signal.aborted) return { exitCode: null, signal: null, endedBy: 'abort', lastWords: '' };
  const child = fork(fileURLToPath(request.entry), [request.jobPath], {
    env: request.env,
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let endedBy: ChildOutcome['endedBy'] = 'itself';
  let lastWords = '';
  // What was measured is on disk already, so nothing is lost by not asking politely.
  const end = (reason: 'timeout' | 'abort') => {
    endedBy = reason;
    child.kill('SIGKILL');
  };
  const onAbort = () => end('abort');
  const timer = setTimeout(() => end('timeout'), timeoutMs);
  signal.addEventListener('abort', onAbort);
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-keptCharacters);
  });
  child.on('message', (message) => {
    const known = childMessageSchema.safeParse(message);
    if (known.success) request.onMessage(known.data);
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', (exitCode, signal) => {
        resolve({ exitCode, signal, endedBy, lastWords: lastWords.trim() });
      });
    });
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
