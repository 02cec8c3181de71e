import type { NativeGuard } from './native-guard.js';

/** Guards of all living workers. One listener for all: one for each engine would look like a leak to Node. */
const guards = new Set<NativeGuard>();

export function guardExit(guard: NativeGuard): void {
  if (guards.size === 0) process.on('exit', stopAll);
  guards.add(guard);
}

export function unguardExit(guard: NativeGuard): void {
  guards.delete(guard);
  if (guards.size === 0) process.off('exit', stopAll);
}

function stopAll(): void {
  for (const guard of guards) guard.stop();
}
