import { closeSync, openSync, readSync } from 'node:fs';
import { messageOf } from '../shared/message-of.js';
import { readPageSize } from './page-size.js';
import { parseProcessStatm, type ResidentMemory } from './process-statm.js';

/** Seven numbers of up to 20 digits. */
const statmCapacityBytes = 256;

/** Reads this process's resident memory, over and over, from a file that stays open. */
export class ResidentMemoryReader {
  /** Why anonymous memory cannot be told apart; undefined where it can. */
  readonly limitation: string | undefined;
  readonly #text = new Uint8Array(statmCapacityBytes);
  readonly #memory: ResidentMemory = { rssBytes: NaN, anonBytes: NaN };
  readonly #pageBytes: number = NaN;
  #descriptor: number | undefined;

  constructor(procDirectory: string) {
    const path = `${procDirectory}/statm`;
    try {
      this.#pageBytes = readPageSize(procDirectory);
      this.#descriptor = openSync(path, 'r');
      if (Number.isNaN(this.read().anonBytes)) this.limitation = `${path} does not begin with three numbers`;
    } catch (error) {
      this.limitation = messageOf(error);
    }
  }

  /** The same object at every call. `anonBytes` is NaN where the system does not say; `rssBytes` is always there. */
  read(): Readonly<ResidentMemory> {
    const memory = this.#memory;
    memory.rssBytes = NaN;
    if (this.#descriptor !== undefined) {
      const length = readSync(this.#descriptor, this.#text, 0, statmCapacityBytes, 0);
      parseProcessStatm(this.#text, length, this.#pageBytes, memory);
    }
    if (Number.isNaN(memory.rssBytes)) memory.rssBytes = process.memoryUsage.rss();
    return memory;
  }

  close(): void {
    if (this.#descriptor === undefined) return;
    closeSync(this.#descriptor);
    this.#descriptor = undefined;
  }
}
