import { now } from '../clock.js';
import { type EngineOptions, resolveOptions } from '../engine/engine-options.js';
import { InferenceEngine } from '../engine/inference-engine.js';
import { MemoryBudgetError } from '../errors/host-errors.js';
import type { Candidate } from './choose-victims.js';
import type { ModelState, ModelStatus } from './host-status.js';
import type { LoadMeter } from './load-meter.js';
import { ModelMemory } from './model-memory.js';
import { WaitingList } from './waiting-list.js';

/** One model of a host: what it takes, who uses it and who waits for it. It decides nothing by itself. */
export class HostedModel implements Candidate {
  readonly name: string;
  readonly #options: EngineOptions;
  readonly #memory: ModelMemory;
  readonly #waiting: WaitingList<InferenceEngine>;
  readonly #meter: LoadMeter;
  #state: ModelState = 'unloaded';
  #engine: InferenceEngine | undefined;
  #inFlight = 0;
  #lastUsedAt: number | undefined;
  /** It makes room for another as soon as its requests have ended; later ones wait. */
  isHeldBack = false;
  /** It is unloaded as soon as its requests have ended, because that was asked for; later ones wait. */
  isLeaving = false;

  /** @throws {InvalidOptionError} */
  constructor(name: string, options: EngineOptions, memoryBytes: number | undefined, meter: LoadMeter) {
    const { maxQueue, workers } = resolveOptions(options);
    this.name = name;
    this.#options = options;
    this.#memory = new ModelMemory(options, memoryBytes);
    this.#waiting = new WaitingList({ maxQueue, workers });
    this.#meter = meter;
  }

  get state(): ModelState {
    return this.#state;
  }

  get bytes(): number {
    return this.#memory.bytes;
  }

  get isIdle(): boolean {
    return this.#state === 'loaded' && this.#inFlight === 0;
  }

  get isDraining(): boolean {
    return this.isHeldBack || this.isLeaving || this.#state === 'unloading';
  }

  get isWanted(): boolean {
    return this.#waiting.size > 0;
  }

  get lastUsedAt(): number {
    return this.#lastUsedAt ?? 0;
  }

  get status(): ModelStatus {
    return {
      state: this.#state,
      estimatedBytes: this.#memory.estimatedBytes,
      measuredBytes: this.#memory.measuredBytes,
      inFlight: this.#inFlight,
      waiting: this.#waiting.size,
      idleMs: this.#lastUsedAt === undefined ? undefined : now() - this.#lastUsedAt,
    };
  }

  /**
   * @throws {MemoryBudgetError} when the model takes more than the budget.
   * @throws like `estimateMemory`.
   */
  async checkFits(budgetBytes: number, loaded: () => readonly HostedModel[]): Promise<void> {
    await this.#memory.estimate();
    const { bytes, source } = this.#memory;
    if (bytes <= budgetBytes) return;
    throw new MemoryBudgetError({ name: this.name, bytes, source }, budgetBytes, loaded());
  }

  /** The engine at once, where the model takes requests. A request is in flight then until {@link release}. */
  take(): InferenceEngine | undefined {
    return this.isDraining || !this.#engine ? undefined : this.#grant(this.#engine);
  }

  /** The engine as soon as somebody grants it; then as with {@link take}. @throws like `WaitingList.join`. */
  wait(signal: AbortSignal, onLeave: () => void): Promise<InferenceEngine> {
    return this.#waiting.join(signal, onLeave);
  }

  release(): void {
    this.#inFlight--;
    this.#lastUsedAt = now();
    this.#meter.requestEnds();
  }

  /** Does nothing while the model is not loaded. */
  grantAll(): void {
    const engine = this.#engine;
    if (engine) this.#waiting.grantAll(() => this.#grant(engine));
  }

  failAll(reason: Error): void {
    this.#waiting.failAll(reason);
  }

  /** @throws what `InferenceEngine.open` throws; the model is unloaded then. */
  async open(): Promise<void> {
    this.#state = 'loading';
    try {
      const { engine, openedBytes } = await this.#meter.measure(() => InferenceEngine.open(this.#options));
      this.#memory.learn(openedBytes);
      this.#engine = engine;
      this.#state = 'loaded';
    } catch (error) {
      this.#state = 'unloaded';
      throw error;
    }
  }

  /** Requests in flight fail, if there are any. */
  async close(): Promise<void> {
    this.#state = 'unloading';
    this.#meter.unloads();
    const engine = this.#engine;
    this.#engine = undefined;
    try {
      await engine?.close();
    } finally {
      this.#state = 'unloaded';
      this.isLeaving = false;
    }
  }

  #grant(engine: InferenceEngine): InferenceEngine {
    this.#inFlight++;
    this.#lastUsedAt = now();
    this.#meter.requestBegins();
    return engine;
  }
}
