import { closeSync, openSync, writeSync } from 'node:fs';
import { messageOf } from '../shared/message-of.js';

/** Told to `/proc/self/clear_refs`: lower the mark to what is resident now (proc(5), since Linux 4.0). */
const resetCommand = '5';

let holder: HighWaterMark | undefined;

/**
 * The kernel's own record of the largest resident set (VmHWM), which misses nothing, however short.
 * A process has one, and resetting it changes it for everybody, so one monitor at a time holds it.
 */
export class HighWaterMark {
  #descriptor: number | undefined;
  /** Why the mark cannot be reset; undefined as long as it can. */
  limitation: string | undefined;

  constructor(procDirectory: string) {
    if (holder !== undefined) {
      this.limitation = 'another memory monitor of this process resets the high-water mark';
      return;
    }
    try {
      this.#descriptor = openSync(`${procDirectory}/clear_refs`, 'w');
      holder = this;
    } catch (error) {
      this.limitation = `the high-water mark cannot be reset (${messageOf(error)})`;
    }
  }

  /** Whether the mark now counts from this moment on. */
  reset(): boolean {
    if (this.#descriptor === undefined) return false;
    try {
      writeSync(this.#descriptor, resetCommand);
      return true;
    } catch (error) {
      this.release();
      this.limitation = `the high-water mark cannot be reset (${messageOf(error)})`;
      return false;
    }
  }

  release(): void {
    if (this.#descriptor !== undefined) closeSync(this.#descriptor);
    this.#descriptor = undefined;
    if (holder === this) holder = undefined;
  }
}
