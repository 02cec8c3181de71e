import { closeSync, openSync, writeSync } from 'node:fs';
import type { MeasureEvent } from './events.js';

/** Appends events to a file as JSON lines. Synchronous: a line is with the system before the next thing is measured. */
export class EventLog<Event = MeasureEvent> implements Disposable {
  readonly #file: number;

  constructor(path: string) {
    this.#file = openSync(path, 'a');
  }

  write(event: Event): void {
    writeSync(this.#file, `${JSON.stringify(event)}\n`);
  }

  [Symbol.dispose](): void {
    closeSync(this.#file);
  }
}
