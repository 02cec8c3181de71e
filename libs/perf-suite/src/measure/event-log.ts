import { closeSync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import type { MeasureEvent } from './events.js';

/** Called for each event that cannot be written, with why. */
export type OnUnwritten<Event> = (event: Event, cause: Error) => void;

/**
 * Appends events to a file as JSON lines. Synchronous: a line is with the system before the next thing is measured. Once a
 * line cannot be written, as where the disk is full, it and all after it are handed to the caller, so that they stay in
 * their order; what was written before stays whole.
 */
export class EventLog<Event = MeasureEvent> implements Disposable {
  readonly #file: number;
  readonly #onUnwritten: OnUnwritten<Event>;
  #bytes: number;
  #failed: Error | undefined;

  /** @throws what opening the file throws. */
  constructor(path: string, onUnwritten: OnUnwritten<Event>) {
    this.#file = openSync(path, 'a');
    this.#bytes = fstatSync(this.#file).size;
    this.#onUnwritten = onUnwritten;
  }

  write(event: Event): void {
    this.#failed ??= this.#append(Buffer.from(`${JSON.stringify(event)}\n`));
    if (this.#failed !== undefined) this.#onUnwritten(event, this.#failed);
  }

  /** All of the line, or nothing of it: a disk that fills takes the beginning first, and says so with the next call. */
  #append(line: Buffer): Error | undefined {
    try {
      for (let written = 0; written < line.length; ) written += writeSync(this.#file, line, written);
      this.#bytes += line.length;
      return undefined;
    } catch (error) {
      this.#takeBack();
      return error as Error;
    }
  }

  #takeBack(): void {
    try {
      ftruncateSync(this.#file, this.#bytes);
    } catch {
      // No file, but a device or a pipe: a reader passes over half a line.
    }
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}
