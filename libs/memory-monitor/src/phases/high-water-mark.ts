import { closeSync, constants, openSync, readSync, writeSync } from 'node:fs';
import { messageOf } from '../shared/message-of.js';

/** Told to `/proc/<pid>/clear_refs`: lower the mark to what is resident now (proc(5), since Linux 4.0). */
const resetCommand = '5';
const markLine = /^VmHWM:\s+(\d+) kB$/m;
const bytesPerKilobyte = 1024;
/** The status of a process is about 1.5 kB, and the mark in its first half. */
const statusCapacityBytes = 8192;

let isHeld = false;

/**
 * The kernel's own record of the largest resident set, which misses nothing, however short. A process has one, and
 * resetting it changes it for everybody, so one monitor at a time holds it.
 */
export class HighWaterMark {
  readonly #status = Buffer.alloc(statusCapacityBytes);
  #descriptors: { readonly status: number; readonly reset: number } | undefined;
  #limitation: string | undefined;

  constructor(procDirectory: string) {
    if (isHeld) {
      this.#limitation = 'another memory monitor of this process resets the high-water mark';
      return;
    }
    let status: number | undefined;
    try {
      status = openSync(`${procDirectory}/status`, 'r');
      this.#descriptors = { status, reset: openSync(`${procDirectory}/clear_refs`, constants.O_WRONLY) };
      isHeld = true;
      if (Number.isNaN(this.read())) this.#giveUp(`${procDirectory}/status has no line "VmHWM: <number> kB"`);
    } catch (error) {
      if (status !== undefined && this.#descriptors === undefined) closeSync(status);
      this.#giveUp(messageOf(error));
    }
  }

  /** Why there is no mark to go by; undefined as long as there is. */
  get limitation(): string | undefined {
    return this.#limitation;
  }

  /** The largest resident set in bytes since the last reset, or since the process began; NaN where unknown. */
  read(): number {
    if (this.#descriptors === undefined) return NaN;
    const length = readSync(this.#descriptors.status, this.#status, 0, statusCapacityBytes, 0);
    const found = markLine.exec(this.#status.toString('latin1', 0, length));
    return Number(found?.[1] ?? NaN) * bytesPerKilobyte;
  }

  /** Whether the mark now counts from this moment on. */
  reset(): boolean {
    if (this.#descriptors === undefined) return false;
    try {
      writeSync(this.#descriptors.reset, resetCommand);
      return true;
    } catch (error) {
      this.#giveUp(messageOf(error));
      return false;
    }
  }

  release(): void {
    if (this.#descriptors === undefined) return;
    closeSync(this.#descriptors.status);
    closeSync(this.#descriptors.reset);
    this.#descriptors = undefined;
    isHeld = false;
  }

  #giveUp(reason: string): void {
    this.release();
    this.#limitation = `the high-water mark cannot be reset (${reason})`;
  }
}
