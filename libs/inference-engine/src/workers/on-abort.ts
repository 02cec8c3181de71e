const calls = new WeakMap<AbortSignal, Set<() => void>>();

/**
 * Calls when the signal is aborted, until the returned function is called. One listener on each signal for all that wait
 * for it: many requests may share a signal, and one listener for each would look like a leak to Node.
 */
export function onAbort(signal: AbortSignal, call: () => void): () => void {
  let waiting = calls.get(signal);
  if (!waiting) {
    waiting = new Set();
    calls.set(signal, waiting);
    signal.addEventListener('abort', callAll);
  }
  // Of its own, so that the same function may wait twice.
  const own = () => call();
  waiting.add(own);
  return () => {
    waiting.delete(own);
    if (waiting.size > 0 || calls.get(signal) !== waiting) return;
    calls.delete(signal);
    signal.removeEventListener('abort', callAll);
  };
}

function callAll(this: AbortSignal): void {
  for (const call of calls.get(this) ?? []) call();
}
