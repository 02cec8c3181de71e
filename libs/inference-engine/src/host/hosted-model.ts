import { now } from '../clock.js';
import { type EngineOptions, type ResolvedOptions, resolveOptions } from '../engine/engine-options.js';
import { InferenceEngine } from '../engine/inference-engine.js';
import { MemoryBudgetError } from '../errors/host-errors.js';
import { QueueFullError } from '../errors/request-errors.js';
import { estimateMemory, type MemoryEstimate } from '../memory/estimate-memory.js';
import type { Candidate } from './choose-victims.js';
import type { ModelState, ModelStatus } from './host-status.js';
import type { LoadMeter } from './load-meter.js';

interface Waiter {
  grant(engine: InferenceEngine): void;
  fail(reason: Error): void;
}

/** One model of a host: what it takes, who uses it and who waits for it. It decides nothing by itself. */
export class HostedModel implements Candidate {
  readonly name: string;
  readonly #options: EngineOptions;
  readonly #givenBytes: number | undefined;
  readonly #meter: LoadMeter;
  readonly #resolved: ResolvedOptions;
  readonly #waiting = new Set<Waiter>();
  #state: ModelState = 'unloaded';
  #engine: InferenceEngine | undefined;
  #estimate: MemoryEstimate | undefined;
  #measuredBytes: number | undefined;
  #inFlight = 0;
  #lastUsedAt: number | undefined;
  /** It makes room for another as soon as its requests have ended; later ones wait. */
  isHeldBack = false;
  /** It is unloaded as soon as its requests have ended, because that was asked for; later ones wait. */
  isLeaving = false;

  /** @throws {InvalidOptionError} */
  constructor(name: string, options: EngineOptions, givenBytes: number | undefined, meter: LoadMeter) {
    this.name = name;
    this.#options = options;
    this.#givenBytes = givenBytes;
    this.#meter = meter;
    this.#resolved = resolveOptions(options);
  }

  get state(): ModelState {
    return this.#state;
  }

  get bytes(): number {
    return this.#givenBytes ?? this.#measuredBytes ?? this.#estimate?.bytes ?? 0;
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
      estimatedBytes: this.#givenBytes ?? this.#estimate?.bytes,
      measuredBytes: this.#measuredBytes,
      inFlight: this.#inFlight,
      waiting: this.#waiting.size,
      idleMs: this.#lastUsedAt === undefined ? undefined : now() - this.#lastUsedAt,
    };
  }

  /**
   * Learns what the model will take, from its files where that is neither given nor measured.
   * @throws {MemoryBudgetError} when that is more than the budget.
   * @throws like `estimateMemory`.
   */
  async checkFits(budgetBytes: number, loaded: () => readonly HostedModel[]): Promise<void> {
    if (this.#givenBytes === undefined && this.#measuredBytes === undefined) {
      this.#estimate = await estimateMemory(this.#options);
    }
    if (this.bytes <= budgetBytes) return;
    throw new MemoryBudgetError(
      { name: this.name, bytes: this.bytes, how: this.#how() },
      budgetBytes,
      loaded(),
    );
  }

  /** The engine at once, where the model takes requests. A request is in flight then until {@link release}. */
  take(): InferenceEngine | undefined {
    return this.isDraining || !this.#engine ? undefined : this.#grant(this.#engine);
  }

  /**
   * The engine as soon as somebody grants it; then as with {@link take}. Rejects with the signal's reason.
   * @throws {QueueFullError} when as many wait as the engine would have running and waiting.
   */
  wait(signal: AbortSignal, onLeave: () => void): Promise<InferenceEngine> {
    return new Promise((resolve, reject) => {
      const { maxQueue, workers } = this.#resolved;
      if (this.#waiting.size >= workers + maxQueue) {
        throw new QueueFullError({ queued: maxQueue, maxQueue, workers });
      }
      const leave = () => {
        this.#waiting.delete(waiter);
        signal.removeEventListener('abort', onAbort);
      };
      const onAbort = () => {
        waiter.fail(signal.reason as Error);
        onLeave();
      };
      const waiter: Waiter = {
        grant: (engine) => {
          leave();
          resolve(this.#grant(engine));
        },
        fail: (reason) => {
          leave();
          reject(reason);
        },
      };
      this.#waiting.add(waiter);
      signal.addEventListener('abort', onAbort);
    });
  }

  release(): void {
    this.#inFlight--;
    this.#lastUsedAt = now();
    this.#meter.requestEnds();
  }

  grantAll(): void {
    if (this.#engine) for (const waiter of [...this.#waiting]) waiter.grant(this.#engine);
  }

  failAll(reason: Error): void {
    for (const waiter of [...this.#waiting]) waiter.fail(reason);
  }

  /** @throws what `InferenceEngine.open` throws; the model is unloaded then. */
  async open(): Promise<void> {
    this.#state = 'loading';
    try {
      const growth = await this.#meter.growthDuring(async () => {
        this.#engine = await InferenceEngine.open(this.#options);
      });
      this.#learn(growth);
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

  /** What is in other processes cannot be measured here. */
  #learn(growth: number | undefined): void {
    if (growth === undefined || !this.#estimate || this.#resolved.isolation !== 'thread') return;
    this.#measuredBytes = growth + this.#estimate.runBytes;
  }

  #how(): string {
    if (this.#givenBytes !== undefined) return 'its `memoryBytes`';
    if (this.#measuredBytes !== undefined) return 'measured when it was loaded';
    const { fileBytes, workers } = this.#estimate!;
    const sessions = workers === 1 ? '1 worker' : `${workers} workers`;
    return `estimated for ${sessions} from files of ${(fileBytes / 1e6).toFixed(1)} MB`;
  }
}
