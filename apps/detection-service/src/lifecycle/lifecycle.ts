import { drainingError } from '../problems/request-error.js';

/** Whether the service still takes requests, and which it has not answered yet. */
export class Lifecycle {
  #inFlight = 0;
  #drained: (() => void) | undefined;
  #isDraining = false;

  get isDraining(): boolean {
    return this.#isDraining;
  }

  /**
   * A request comes in; the returned function says that it is done with.
   * @throws {RequestError} `DRAINING`
   */
  enter(): () => void {
    if (this.#isDraining) throw drainingError();
    this.#inFlight++;
    return () => {
      this.#inFlight--;
      if (this.#inFlight === 0) this.#drained?.();
    };
  }

  /** Takes no more; resolves once all that came before is done with. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    if (this.#inFlight > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
  }
}
