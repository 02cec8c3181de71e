import type { EngineOptions } from '../engine/engine-options.js';
import { estimateMemory, type MemoryEstimate } from '../memory/estimate-memory.js';

/** What is known of the bytes that a model takes: given, else measured, else estimated. */
export class ModelMemory {
  readonly #options: EngineOptions;
  readonly #givenBytes: number | undefined;
  #estimate: MemoryEstimate | undefined;
  #measuredBytes: number | undefined;

  constructor(options: EngineOptions, givenBytes: number | undefined) {
    this.#options = options;
    this.#givenBytes = givenBytes;
  }

  /** 0 before anything is known. */
  get bytes(): number {
    return this.#givenBytes ?? this.#measuredBytes ?? this.#estimate?.bytes ?? 0;
  }

  get estimatedBytes(): number | undefined {
    return this.#givenBytes ?? this.#estimate?.bytes;
  }

  get measuredBytes(): number | undefined {
    return this.#measuredBytes;
  }

  /** How the bytes are known. */
  get source(): string {
    if (this.#givenBytes !== undefined) return 'its `memoryBytes`';
    if (this.#measuredBytes !== undefined) return 'measured when it was loaded';
    if (!this.#estimate) return 'not known yet';
    const { fileBytes, workers } = this.#estimate;
    const sessions = workers === 1 ? '1 worker' : `${workers} workers`;
    return `estimated for ${sessions} from files of ${(fileBytes / 1e6).toFixed(1)} MB`;
  }

  /** From the model's files, where nothing better is known. @throws like `estimateMemory`. */
  async estimate(): Promise<void> {
    if (this.#givenBytes !== undefined || this.#measuredBytes !== undefined) return;
    this.#estimate = await estimateMemory(this.#options);
  }

  /** From what the opening of the model took, where that could be measured. */
  learn(openedBytes: number | undefined): void {
    if (openedBytes === undefined || !this.#estimate) return;
    this.#measuredBytes = openedBytes + this.#estimate.runBytes;
  }
}
