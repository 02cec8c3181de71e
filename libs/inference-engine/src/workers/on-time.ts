import { now } from '../clock.js';

/**
 * Calls when `dueAt` (on the clock of `now`) has come, until the returned function is called. Never before: Node's timers
 * leave out fractions of milliseconds, of their start and of their delay, and may fire almost two too early.
 */
export function onTime(dueAt: number, call: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = () => {
    timer = setTimeout(() => (now() < dueAt ? wait() : call()), Math.ceil(dueAt - now()));
  };
  wait();
  return () => clearTimeout(timer);
}
