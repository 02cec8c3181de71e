import type { MeasureEvent } from './events.js';

/**
 * Sends what cannot be written to the parent, which keeps it in memory until the report is written. The first that
 * belongs to a scenario is followed by a flag that says so.
 */
export class UnwrittenEvents {
  readonly #path: string;
  #hasTold = false;
  #sent: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.#path = path;
  }

  readonly send = (event: MeasureEvent, cause: Error): void => {
    this.#post(event);
    if (this.#hasTold || !('scenario' in event)) return;
    this.#hasTold = true;
    const message =
      `From here on nothing could be written to ${this.#path}: ${cause.message}. The figures were kept in memory ` +
      `alone, and would have been lost with a run that is killed. Make room on the disk.`;
    this.#post({ type: 'flag', scenario: event.scenario, flag: { code: 'events-unwritten', message } });
  };

  /** Resolves when the parent has all of them, or is gone. */
  async delivered(): Promise<void> {
    await this.#sent;
  }

  #post(event: MeasureEvent): void {
    const sending = new Promise((resolve) => {
      if (process.send === undefined) resolve(null);
      else process.send({ type: 'unwritten', event }, undefined, undefined, resolve);
    });
    this.#sent = Promise.all([this.#sent, sending]);
  }
}
