import { anonymousMemory } from '../memory/anonymous-memory.js';

/** What is asked of an engine that was opened. */
interface Opened {
  readonly stats: { readonly processes: readonly number[] };
}

/**
 * Tells how much memory the opening of an engine took. Workers that are processes say it themselves. Otherwise it is
 * what this process has grown by, where nothing else of the host can have made it grow or shrink meanwhile: no request
 * ran, and no model was unloaded before, for the allocator keeps some of what it is given back and hands it to the next.
 */
export class LoadMeter {
  readonly #read: (pid?: number) => number | undefined;
  #running = 0;
  #disturbances = 0;
  #hasUnloaded = false;

  constructor(read: (pid?: number) => number | undefined = anonymousMemory) {
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

  /** `openedBytes` is `undefined` where they could not be told from what else went on. */
  async measure<Engine extends Opened>(
    open: () => Promise<Engine>,
  ): Promise<{ engine: Engine; openedBytes: number | undefined }> {
    const isQuiet = this.#running === 0 && !this.#hasUnloaded;
    const disturbances = this.#disturbances;
    const before = this.#read();
    const engine = await open();
    const { processes } = engine.stats;
    if (processes.length > 0) return { engine, openedBytes: this.#sumOf(processes) };
    const after = this.#read();
    const isAttributable = isQuiet && !this.#hasUnloaded && disturbances === this.#disturbances;
    if (!isAttributable || before === undefined || after === undefined) {
      return { engine, openedBytes: undefined };
    }
    return { engine, openedBytes: Math.max(0, after - before) };
  }

  #sumOf(processes: readonly number[]): number | undefined {
    const known = processes.map((pid) => this.#read(pid)).filter((bytes) => bytes !== undefined);
    return known.length < processes.length ? undefined : known.reduce((sum, bytes) => sum + bytes);
  }
}
