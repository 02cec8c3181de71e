import { anonymousMemory } from '../memory/anonymous-memory.js';

/**
 * Tells how much a load makes the process grow, where nothing else of the host can have made it grow or shrink
 * meanwhile: no request ran, and no model was unloaded before, for the allocator keeps some of what it is given back
 * and hands it to the next.
 */
export class LoadMeter {
  readonly #read: () => number | undefined;
  #running = 0;
  #disturbances = 0;
  #hasUnloaded = false;

  constructor(read: () => number | undefined = anonymousMemory) {
    this.#read = read;
  }

  requestBegins(): void {
    this.#running++;
    this.#disturbances++;
  }

  requestEnds(): void {
    this.#running--;
  }

  unloads(): void {
    this.#hasUnloaded = true;
  }

  /** Bytes; `undefined` where they could not be told from what else went on. */
  async growthDuring(load: () => Promise<void>): Promise<number | undefined> {
    const isQuiet = this.#running === 0 && !this.#hasUnloaded;
    const disturbances = this.#disturbances;
    const before = this.#read();
    await load();
    const after = this.#read();
    const isAttributable = isQuiet && !this.#hasUnloaded && disturbances === this.#disturbances;
    if (!isAttributable || before === undefined || after === undefined) return undefined;
    return Math.max(0, after - before);
  }
}
