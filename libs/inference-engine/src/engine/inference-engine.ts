import { now } from '../clock.js';
import { InvalidOptionError } from '../errors/request-errors.js';
import { nameImages } from '../images/image-payload.js';
import type { ImageSource } from '../images/image-source.js';
import { EveryFrame } from '../streams/every-frame.js';
import type { Frame, FrameSource } from '../streams/frame-feed.js';
import type { FrameResult } from '../streams/frame-result.js';
import { inferFrames } from '../streams/infer-frames.js';
import { LatestFrame } from '../streams/latest-frame.js';
import type { FreshFeatures } from '../worker/encoded-features.js';
import type { InferFindings, SegmentFindings } from '../worker/jobs.js';
import type { RequestLimits } from '../workers/pending-request.js';
import type { PoolState } from '../workers/worker-pool.js';
import { EncodedImage } from './encoded-image.js';
import type { EngineInfo } from './engine-info.js';
import type { EngineOptions } from './engine-options.js';
import { inOrder } from './in-order.js';
import {
  type BatchOptions,
  checkInferOptions,
  checkRequestOptions,
  checkStreamOptions,
  type InferOptions,
  limitsOf,
  type RequestOptions,
  type StreamOptions,
} from './infer-options.js';
import type { Answered, InferenceResult } from './inference-result.js';
import { type EnginePool, openPool } from './open-pool.js';
import type { Request } from './requests.js';
import type { Timed } from './settle-outcomes.js';

/** Images are told apart across engines: one may go on with what another saw. */
let encodings = 0;

/**
 * A model, opened in workers of its own: the calling thread only sends and receives messages. An idle engine does not
 * keep the process alive; a pending request does.
 */
export class InferenceEngine implements AsyncDisposable {
  readonly info: EngineInfo;
  readonly #pool: EnginePool;

  private constructor(info: EngineInfo, pool: EnginePool) {
    this.info = info;
    this.#pool = pool;
  }

  /**
   * @throws {InvalidOptionError}
   * @throws {ModelLoadError} when a file is missing or damaged, or its family or the runtime cannot serve it.
   * @throws {ProviderUnavailableError} when an execution provider cannot work on this machine.
   * @throws {UnknownSignatureError} when no family is named and not exactly one recognises the model.
   * @throws {FamilyNotFoundError} when the named family is not installed.
   * @throws {TuningReadError} when the tuning file is missing or damaged.
   * @throws {TuningMismatchError} when it does not hold here, and that was to fail.
   * @throws {WorkerCrashedError} when a worker dies of the model.
   */
  static async open(options: EngineOptions): Promise<InferenceEngine> {
    const { info, pool } = await openPool(options);
    return new InferenceEngine(info, pool);
  }

  /** How many requests wait and run now, how many workers live, and how many died and were replaced. */
  get stats(): PoolState {
    return this.#pool.state;
  }

  /**
   * The image's bytes are copied when a worker takes them: leave them as they are until the promise settles.
   * @throws {ImageError}
   * @throws {PromptError} when the prompt makes no sense for the image.
   * @throws {ModelRunError} or {ModelOutputError} when the model fails on the image.
   * @throws {QueueFullError} when as many requests wait as may.
   * @throws {DeadlineExceededError}, {EngineClosedError}, {WorkerCrashedError}, {RestartLimitError}, or the reason of
   * an abort.
   */
  async infer(image: ImageSource, options: InferOptions = {}): Promise<InferenceResult> {
    const [result] = await this.inferBatch([image], options);
    return result!;
  }

  /**
   * Results in the order of the images; as many as the model takes go through it at once, and no more wait in the queue
   * than keep all workers busy. The deadline is for all of them, and so is the prompt. The first image that fails fails
   * the call, and those not begun are left out.
   * @throws like {@link infer}.
   */
  async inferBatch(images: readonly ImageSource[], options: BatchOptions = {}): Promise<InferenceResult[]> {
    checkInferOptions(options, this.info.task);
    return this.#inferAll(images, options, now());
  }

  /**
   * Results of frames in their order, for as long as the source has some and somebody reads; leaving the loop lets go of
   * the source. A frame that fails is told in its place and does not end the stream.
   * @throws what the source throws, {@link EngineClosedError}, or the reason of an abort.
   */
  stream(frames: FrameSource, options: StreamOptions = {}): AsyncGenerator<FrameResult, void, undefined> {
    const { batch, task, workers } = this.info;
    checkStreamOptions(options, task);
    const { keep = 'latest', signal, ...rest } = options;
    const inRun = workers * batch;
    const infer = async ({ source, arrivedAt }: Frame, stop: AbortSignal) => {
      const [result] = await this.#inferAll([source], { ...rest, signal: stop }, arrivedAt);
      return result!;
    };
    return keep === 'latest'
      ? inferFrames(() => new LatestFrame(frames), inRun, infer, signal)
      : inferFrames(() => new EveryFrame(frames), inRun + 1, infer, signal);
  }

  /**
   * Looks at the image once, for as many prompts as come.
   * @throws like {@link infer}.
   */
  async encode(image: ImageSource, options: RequestOptions = {}): Promise<EncodedImage> {
    const arrivedAt = now();
    if (this.info.task !== 'segment')
      throw new InvalidOptionError('model', promptable, this.info.models.join(' and '));
    checkRequestOptions(options);
    const [name] = nameImages([image]);
    const request: Request = { kind: 'encode', arrivedAt, id: encodings++, source: image, name: name! };
    const [encoding] = await this.#ask<FreshFeatures>(request, limitsOf(options));
    return new EncodedImage(encoding!, (...question) => this.#ask<SegmentFindings>(...question));
  }

  /** The image for prompts to this engine, which must be of the same model as the one that saw it. */
  adopt(image: EncodedImage): EncodedImage {
    return image.askedOf((...question) => this.#ask<SegmentFindings>(...question));
  }

  /** Ends the workers and gives back what they hold; requests without an answer fail. Idempotent. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  async #inferAll(
    images: readonly ImageSource[],
    options: BatchOptions,
    arrivedAt: number,
  ): Promise<InferenceResult[]> {
    const { batch, workers } = this.info;
    const { threshold, prompt, onProgress } = options;
    const names = nameImages(images);
    const rest = new AbortController();
    const limits = limitsOf(options);
    const signals = [rest.signal, ...(limits.signals ?? [])];
    const starts = Array.from({ length: Math.ceil(images.length / batch) }, (_, index) => index * batch);
    const atOnce = workers + 1;
    let done = 0;
    try {
      const results = await inOrder(starts, atOnce, async (start, index) => {
        const chunk = {
          sources: images.slice(start, start + batch),
          names: names.slice(start, start + batch),
        };
        const request: Request = { kind: 'infer', arrivedAt, ...chunk, prompt, threshold };
        const hasPlace = index >= atOnce;
        const found = await this.#ask<InferFindings>(request, { ...limits, signals, hasPlace });
        done += found.length;
        onProgress?.(done, images.length);
        return found;
      });
      return results.flat();
    } catch (error) {
      rest.abort(error);
      throw error;
    }
  }

  async #ask<Found>(request: Request, limits: RequestLimits): Promise<Answered<Found>[]> {
    const results = await this.#pool.run(request, { ...limits, since: request.arrivedAt });
    const { providers } = this.info;
    return results.map((result) => ({ ...(result as Timed<Found>), providers }));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const promptable = 'one that answers prompts: a detector has nothing to encode images for';
