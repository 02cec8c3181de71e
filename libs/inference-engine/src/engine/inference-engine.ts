import { loadFamily } from '@framegate/model-family';
import { now } from '../clock.js';
import { InvalidOptionError } from '../errors/request-errors.js';
import { nameImages } from '../images/image-payload.js';
import type { ImageSource } from '../images/image-source.js';
import type { RequestLimits } from '../threads/pending-request.js';
import { WorkerPool } from '../threads/worker-pool.js';
import type { FreshFeatures } from '../worker/encoded-features.js';
import type { InferenceAnswer, InferenceJob, InferFindings, SegmentFindings } from '../worker/jobs.js';
import type { WorkerReady } from '../worker/worker-setup.js';
import { chooseFamily } from './choose-family.js';
import { EncodedImage } from './encoded-image.js';
import type { EngineInfo } from './engine-info.js';
import { type EngineOptions, resolveOptions } from './engine-options.js';
import {
  type BatchOptions,
  checkInferOptions,
  checkRequestOptions,
  type InferOptions,
  limitsOf,
  type RequestOptions,
} from './infer-options.js';
import type { InferenceResult } from './inference-result.js';
import { readModel } from './read-model.js';
import { pack, type Request } from './requests.js';
import { type Timed, timedResults } from './timed-results.js';
import { workerUrl } from './worker-url.js';

type Pool = WorkerPool<Request, InferenceJob, InferenceAnswer, WorkerReady>;

/**
 * A model, opened in worker threads of its own: the calling thread only sends and receives messages. An idle engine
 * does not keep the process alive; a pending request does.
 */
export class InferenceEngine implements AsyncDisposable {
  readonly info: EngineInfo;
  readonly #pool: Pool;
  #encodings = 0;

  private constructor(info: EngineInfo, pool: Pool) {
    this.info = info;
    this.#pool = pool;
  }

  /**
   * @throws {InvalidOptionError}
   * @throws {ModelLoadError} when a file is missing or damaged, or its family or the runtime cannot serve it.
   * @throws {UnknownSignatureError} when no family is named and not exactly one recognises the model.
   * @throws {FamilyNotFoundError} when the named family is not installed.
   */
  static async open(options: EngineOptions): Promise<InferenceEngine> {
    const { workers, threads, ...rest } = resolveOptions(options);
    const { models } = rest;
    const signatures = await Promise.all(models.map(readModel));
    const family = rest.family ?? (await chooseFamily(models, signatures));
    await loadFamily(family);
    // Native libraries that only workers hold would be unloaded with the last of them, and cannot be loaded again.
    await import('sharp');
    const { pool, ready } = await WorkerPool.open<Request, InferenceJob, InferenceAnswer, WorkerReady>({
      url: workerUrl,
      workerData: { ...rest, threads, family, signatures },
      workers,
      pack,
    });
    const { task, imageSize, batch } = ready[0]!;
    const loadMs = Math.max(...ready.map((worker) => worker.loadMs));
    const info = { models, signatures, family, task, imageSize, batch, workers, threads, loadMs };
    return new InferenceEngine(info, pool);
  }

  /**
   * The image's bytes are copied when a worker takes them: leave them as they are until the promise settles.
   * @throws {ImageError}
   * @throws {PromptError} when the prompt makes no sense for the image.
   * @throws {ModelRunError} or {ModelOutputError} when the model fails on the image.
   * @throws {DeadlineExceededError}, {EngineClosedError}, {WorkerCrashedError}, or the reason of an abort.
   */
  async infer(image: ImageSource, options: InferOptions = {}): Promise<InferenceResult> {
    const [result] = await this.inferBatch([image], options);
    return result!;
  }

  /**
   * Results in the order of the images; as many as the model takes go through it at once. The deadline is for all of
   * them, and so is the prompt. The first image that fails fails the call, and those not begun are left out.
   * @throws like {@link infer}.
   */
  async inferBatch(images: readonly ImageSource[], options: BatchOptions = {}): Promise<InferenceResult[]> {
    const arrivedAt = now();
    checkInferOptions(options, this.info.task);
    const { threshold, prompt, deadlineMs, signal, onProgress } = options;
    const names = nameImages(images);
    const rest = new AbortController();
    const limits = { deadlineMs, signals: [rest.signal, ...(signal ? [signal] : [])] };
    let done = 0;
    const chunks = splitInto(this.info.batch, images.length).map(async ([start, end]) => {
      const chunk = { sources: images.slice(start, end), names: names.slice(start, end) };
      const request: Request = { kind: 'infer', ...chunk, prompt, threshold };
      const results = await this.#ask<InferFindings>(request, arrivedAt, limits);
      done += results.length;
      onProgress?.(done, images.length);
      return results;
    });
    try {
      return (await Promise.all(chunks)).flat();
    } catch (error) {
      rest.abort(error);
      throw error;
    }
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
    const request: Request = { kind: 'encode', id: this.#encodings++, source: image, name: name! };
    const [encoding] = await this.#ask<FreshFeatures>(request, arrivedAt, limitsOf(options));
    return new EncodedImage(encoding!, (...question) => this.#ask<SegmentFindings>(...question));
  }

  /** Ends the workers and gives back what they hold; requests without an answer fail. Idempotent. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  async #ask<Found>(request: Request, arrivedAt: number, limits: RequestLimits): Promise<Timed<Found>[]> {
    const answer = await this.#pool.run(request, limits);
    return timedResults(answer as InferenceAnswer<Found>, arrivedAt);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

const promptable = 'one that answers prompts: a detector has nothing to encode images for';

function splitInto(size: number, total: number): (readonly [number, number])[] {
  return Array.from(
    { length: Math.ceil(total / size) },
    (_, index) => [index * size, (index + 1) * size] as const,
  );
}
