import type { HeldMemory } from '../report/schema/sample-schema.js';
import { collectGarbage, type MemoryWatch } from './memory-watch.js';

/**
 * Reads what is held. Native memory is looked at after each repetition, as it rises and falls with the images and is least
 * at a moment that nobody knows; garbage is collected for a reading alone, as that takes as long as an inference.
 */
export class HeldMemoryReader {
  readonly #watch: Pick<MemoryWatch, 'readParts'>;
  readonly #round: number;
  #repetitions = 0;
  #leastNative = Infinity;

  /** @param round Repetitions until all images were seen. */
  constructor(watch: Pick<MemoryWatch, 'readParts'>, round: number) {
    this.#watch = watch;
    this.#round = round;
  }

  /** After each repetition. */
  observe(): void {
    this.#repetitions++;
    this.#leastNative = Math.min(this.#leastNative, this.#watch.readParts().native_bytes ?? NaN);
  }

  async read(): Promise<HeldMemory> {
    await collectGarbage();
    const parts = this.#watch.readParts();
    const least = Math.min(this.#leastNative, parts.native_bytes ?? NaN);
    this.#leastNative = Infinity;
    return {
      repetitions: this.#repetitions,
      round: this.#round,
      ...parts,
      native_bytes: Number.isNaN(least) ? null : least,
    };
  }
}
