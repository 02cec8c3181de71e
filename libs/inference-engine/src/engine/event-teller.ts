/**
 * Tells events to a listener of the caller's. What it throws is the caller's own fault and must not reach a request, so
 * it becomes a warning of the process.
 */
export class EventTeller<Event extends { readonly type: string }> {
  readonly #listener: ((event: Event) => void) | undefined;
  readonly #waiting = new Map<string, Event>();

  constructor(listener: ((event: Event) => void) | undefined) {
    this.#listener = listener;
  }

  tell(event: Event): void {
    try {
      this.#listener?.(event);
    } catch (error) {
      process.emitWarning(`onEvent threw on '${event.type}': ${String(error)}`, 'FramegateWarning');
    }
  }

  /** Soon, and only the last of those with this type. */
  tellLatest(event: Event): void {
    if (!this.#listener) return;
    if (this.#waiting.size === 0) setImmediate(() => this.#tellWaiting());
    this.#waiting.set(event.type, event);
  }

  #tellWaiting(): void {
    const events = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const event of events) this.tell(event);
  }
}
