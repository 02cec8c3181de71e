import type { WorkerEnd } from './worker-channel.js';

/**
 * What a person is told of a worker's death. `hungForMs`: how long it had been silent when it was killed for that.
 * The cause is read by shape: an error of another thread is none to `instanceof`, and what was thrown need be none.
 */
export function describeDeath(
  worker: string,
  { exitCode, signal, cause }: WorkerEnd,
  hungForMs: number | undefined,
): string {
  const died = `The ${worker} that served the request`;
  if (hungForMs !== undefined) {
    return `${died} was killed: it gave no answer for ${hungForMs} ms (\`hangTimeoutMs\`).`;
  }
  const message = (cause as Partial<Error> | undefined)?.message;
  if (message !== undefined) return `${died} died: ${message}.`;
  if (signal === 'SIGKILL') {
    return `${died} was killed by SIGKILL, as the kernel does when memory runs out.`;
  }
  if (signal !== null) return `${died} was killed by ${signal}.`;
  return `${died} died with exit code ${exitCode}.`;
}
