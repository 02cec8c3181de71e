import { closeSync, openSync, readSync } from 'node:fs';
import { messageOf } from '../shared/message-of.js';
import { parseProcessStatus, type ProcessStatus } from './process-status.js';

/** The status of a process is about 1.5 kB; the lines we read come first unless it is in very many groups. */
const statusCapacityBytes = 16_384;

/** Reads this process's resident memory, over and over, from a file that stays open. */
export class ResidentMemoryReader {
  /** Why the process's status cannot be read; undefined where it can. */
  readonly unavailable: string | undefined;
  readonly #text = new Uint8Array(statusCapacityBytes);
  readonly #status: ProcessStatus = { rssBytes: NaN, anonBytes: NaN, highWaterBytes: NaN };
  #descriptor: number | undefined;

  constructor(procDirectory: string) {
    try {
      this.#descriptor = openSync(`${procDirectory}/status`, 'r');
    } catch (error) {
      this.unavailable = messageOf(error);
    }
  }

  /** The same object at every call. NaN where the system does not say; `rssBytes` is always there. */
  read(): Readonly<ProcessStatus> {
    const status = this.#status;
    if (this.#descriptor !== undefined) {
      const length = readSync(this.#descriptor, this.#text, 0, statusCapacityBytes, 0);
      parseProcessStatus(this.#text, length, status);
    }
    if (Number.isNaN(status.rssBytes) || this.#descriptor === undefined)
      status.rssBytes = process.memoryUsage.rss();
    return status;
  }

  close(): void {
    if (this.#descriptor === undefined) return;
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
