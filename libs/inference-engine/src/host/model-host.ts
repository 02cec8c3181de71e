import type { Prompt } from '@framegate/model-family';
import { now } from '../clock.js';
import type { EncodedImage } from '../engine/encoded-image.js';
import { EventTeller } from '../engine/event-teller.js';
import type { BatchOptions, InferOptions, RequestOptions } from '../engine/infer-options.js';
import type { InferenceEngine } from '../engine/inference-engine.js';
import type { InferenceResult, SegmentationResult, Timings } from '../engine/inference-result.js';
import { HostClosedError, UnknownModelError } from '../errors/host-errors.js';
import type { ImageSource } from '../images/image-source.js';
import type { HostEvent } from './host-event.js';
import { budgetOf, checkModels, type ModelHostOptions } from './host-options.js';
import type { HostStatus } from './host-status.js';
import { HostedImage } from './hosted-image.js';
import { HostedModel } from './hosted-model.js';
import { LoadMeter } from './load-meter.js';
import { ModelLoader } from './model-loader.js';
import { shareProcessors } from './share-processors.js';
import { withinLimits } from './within-limits.js';

type Use<T> = (
  engine: InferenceEngine,
  limits: { readonly signal: AbortSignal },
  waitedMs: number,
) => Promise<T>;

/**
 * Several models under one memory budget. A model is loaded by its first request and unloaded when another needs the
 * room and no request of it is in flight, the least recently used first. Deadlines and aborts cover the waits for it.
 */
export class ModelHost implements AsyncDisposable {
  readonly #models: ReadonlyMap<string, HostedModel>;
  readonly #budgetBytes: number;
  readonly #loader: ModelLoader;
  #closing: Promise<void> | undefined;

  /** Loads nothing. @throws {InvalidOptionError} */
  constructor(options: ModelHostOptions) {
    checkModels(options.models);
    this.#budgetBytes = budgetOf(options);
    const meter = new LoadMeter();
    this.#models = new Map(
      Object.entries(shareProcessors(options.models)).map(([name, { memoryBytes, ...engineOptions }]) => [
        name,
        new HostedModel(name, engineOptions, memoryBytes, meter),
      ]),
    );
    const teller = new EventTeller(options.onEvent);
    const emit = (event: HostEvent) => queueMicrotask(() => teller.tell(event));
    this.#loader = new ModelLoader([...this.#models.values()], this.#budgetBytes, emit);
  }

  /**
   * As `InferenceEngine.infer`; a wait for the model is part of the deadline, and of `queue` and `total`.
   * @throws {UnknownModelError}
   * @throws {QueueFullError} when as many requests wait for the model as may, also while it is not loaded.
   * @throws {MemoryBudgetError} when the model does not fit the budget, not even alone.
   * @throws what `InferenceEngine.open` and `InferenceEngine.infer` throw.
   */
  infer(model: string, image: ImageSource, options: InferOptions = {}): Promise<InferenceResult> {
    return this.#use(model, options, async (engine, limits, waitedMs) =>
      late(await engine.infer(image, { ...options, ...limits }), waitedMs),
    );
  }

  /** As `InferenceEngine.inferBatch`. @throws like {@link infer}. */
  inferBatch(
    model: string,
    images: readonly ImageSource[],
    options: BatchOptions = {},
  ): Promise<InferenceResult[]> {
    return this.#use(model, options, async (engine, limits, waitedMs) => {
      const results = await engine.inferBatch(images, { ...options, ...limits });
      return results.map((result) => late(result, waitedMs));
    });
  }

  /** As `InferenceEngine.encode`; the image outlives the unloading of the model. @throws like {@link infer}. */
  encode(model: string, image: ImageSource, options: RequestOptions = {}): Promise<HostedImage> {
    return this.#use(model, options, async (engine, limits, waitedMs) => {
      const encoded = await engine.encode(image, { ...options, ...limits });
      return new HostedImage(encoded, later(encoded.timings, waitedMs), (prompt, asked) =>
        this.#segment(model, encoded, prompt, asked),
      );
    });
  }

  /** Loads the model before its first request does, or resolves at once. @throws like {@link infer}. */
  load(model: string, options: RequestOptions = {}): Promise<void> {
    return this.#use(model, options, async () => undefined);
  }

  /** Waits for the requests in flight. Requests that come later load the model again. @throws {UnknownModelError} */
  async unload(model: string): Promise<void> {
    await this.#loader.unload(this.#find(model));
  }

  status(): HostStatus {
    const models = [...this.#models.values()].map(({ name, status }) => [name, status] as const);
    return {
      memoryBudgetBytes: this.#budgetBytes,
      usedBytes: this.#loader.usedBytes,
      models: Object.fromEntries(models),
    };
  }

  /** Unloads all models; requests without an answer fail. Idempotent. */
  close(): Promise<void> {
    this.#closing ??= this.#loader.close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #segment(
    model: string,
    image: EncodedImage,
    prompt: Prompt | undefined,
    options: RequestOptions = {},
  ): Promise<SegmentationResult> {
    return this.#use(model, options, async (engine, limits, waitedMs) =>
      late(await engine.adopt(image).segment(prompt, { ...options, ...limits }), waitedMs),
    );
  }

  async #use<T>(name: string, options: RequestOptions, use: Use<T>): Promise<T> {
    const arrivedAt = now();
    const model = this.#find(name);
    return withinLimits(options, async (signal) => {
      if (this.#closing) throw new HostClosedError();
      const engine = model.take() ?? (await this.#await(model, signal));
      try {
        return await use(engine, { signal }, now() - arrivedAt);
      } finally {
        model.release();
        this.#loader.changed();
      }
    });
  }

  #await(model: HostedModel, signal: AbortSignal): Promise<InferenceEngine> {
    const granted = model.wait(signal, () => this.#loader.changed());
    this.#loader.request(model);
    return granted;
  }

  #find(name: string): HostedModel {
    const model = this.#models.get(name);
    if (!model) throw new UnknownModelError(name, [...this.#models.keys()]);
    return model;
  }
}

function late<Result extends { readonly timings: Timings }>(result: Result, waitedMs: number): Result {
  return { ...result, timings: later(result.timings, waitedMs) };
}

function later(timings: Timings, waitedMs: number): Timings {
  return { ...timings, queue: timings.queue + waitedMs, total: timings.total + waitedMs };
}
