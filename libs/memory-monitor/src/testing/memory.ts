import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Far above what anything else in a test takes. */
export const blockBytes = 192 * 1024 * 1024;

/** Frees what earlier tests of this process left, so that it is not freed, and missed, within a test. */
export function settleMemory(): void {
  let before: number;
  do {
    before = process.memoryUsage.rss();
    collectGarbage();
  } while (before - process.memoryUsage.rss() > blockBytes / 100);
}

/** Makes a block of native memory resident, waits as told, and drops it. */
export function withNativeBlock(whileHeld: () => void): void {
  const block = Buffer.alloc(blockBytes, 1);
  whileHeld();
  if (block[blockBytes - 1] !== 1) throw new Error('the block was not written');
}

/** Returns when the resident set is under the given size; throws if it never is. */
export function collectUntilUnder(bytes: number): void {
  blockUntil(() => {
    collectGarbage();
    return process.memoryUsage.rss() < bytes;
  }, `resident memory under ${bytes} bytes`);
}

const givenUpAfterMs = 20_000;

/** Holds this thread, its event loop standing still, until the condition is true. */
export function blockUntil(condition: () => boolean, awaited: string): void {
  const deadline = performance.now() + givenUpAfterMs;
  while (!condition()) {
    if (performance.now() > deadline) throw new Error(`waited in vain for ${awaited}`);
  }
}
