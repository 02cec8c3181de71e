import type { HostEvent } from '../host/host-event.js';

/** The events of a host, and a way to wait for one. */
export class Recorder {
  readonly events: HostEvent[] = [];
  readonly #watchers: (() => void)[] = [];

  readonly onEvent = (event: HostEvent): void => {
    this.events.push(event);
    for (const notify of this.#watchers.splice(0)) notify();
  };

  /** Such as `['loading a', 'loaded a']`. */
  get story(): string[] {
    return this.events.map(({ type, model }) => `${type} ${model}`);
  }

  /** Resolves when the event has come, also if it came before. */
  async until(event: string): Promise<void> {
    while (!this.story.includes(event)) {
      await new Promise<void>((resolve) => this.#watchers.push(resolve));
    }
  }
}
