import type { EncodedFeatures } from '../worker/encoded-features.js';

/**
 * Which image's features a worker process holds: it keeps those of the last image that it encoded or was asked about,
 * so they need not travel again. Nobody knows what one holds that is asked and has not answered.
 */
export class HeldFeatures {
  readonly #held = new WeakMap<object, number>();

  answered(worker: object, id: number): void {
    this.#held.set(worker, id);
  }

  /** What the worker, which is about to be asked, must be sent of an image. */
  missing(worker: object, features: EncodedFeatures): EncodedFeatures {
    const id = this.#held.get(worker);
    this.#held.delete(worker);
    return id === features.id ? { ...features, tensors: {} } : features;
  }
}
