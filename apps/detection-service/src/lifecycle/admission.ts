import { QueueFullError } from '@framegate/inference-engine';
import { drainingError } from '../problems/request-error.js';

interface AdmissionLimits {
  readonly workers: number;
  readonly maxQueue: number;
}

/**
 * Which requests for images are let in, and whether any still are. A request counts from its first header until its
 * answer, so that what is still being uploaded takes no more memory than what waits.
 */
export class Admission {
  readonly #limits: AdmissionLimits;
  #inFlight = 0;
  #isDraining = false;
  #drained: (() => void) | undefined;

  constructor(limits: AdmissionLimits) {
    this.#limits = limits;
  }

  get isDraining(): boolean {
    return this.#isDraining;
  }

  /**
   * A request comes in; the returned function says that it is done with.
   * @throws {QueueFullError} when as many are in flight as may run and wait.
   * @throws {RequestError} `DRAINING`
   */
  enter(): () => void {
    if (this.#isDraining) throw drainingError();
    const { workers, maxQueue } = this.#limits;
    const queued = this.#inFlight - workers;
    if (queued >= maxQueue) throw new QueueFullError({ queued, maxQueue, workers });
    this.#inFlight++;
    return () => {
      this.#inFlight--;
      if (this.#inFlight === 0) this.#drained?.();
    };
  }

  /** Lets none in any more; resolves once all that came before are done with. */
  async drain(): Promise<void> {
    this.#isDraining = true;
    if (this.#inFlight > 0) await new Promise<void>((resolve) => (this.#drained = resolve));
  }
}
