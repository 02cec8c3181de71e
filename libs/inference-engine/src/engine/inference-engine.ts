import { type ImageSize, loadFamily } from '@framegate/model-family';
import type { ModelSignature } from '@framegate/model-graph';
import { now } from '../clock.js';
import { nameImages, packImage, transferList } from '../images/image-payload.js';
import type { ImageSource } from '../images/image-source.js';
import { WorkerPool } from '../threads/worker-pool.js';
import type { PackedJob } from '../threads/worker-thread.js';
import type { InferenceAnswer, InferenceJob, WorkerReady } from '../worker/worker-setup.js';
import { chooseFamily } from './choose-family.js';
import { type EngineOptions, resolveOptions } from './engine-options.js';
import { type BatchOptions, checkInferOptions, type InferOptions } from './infer-options.js';
import type { InferenceResult } from './inference-result.js';
import { readModel } from './read-model.js';
import { workerUrl } from './worker-url.js';

export interface EngineInfo {
  readonly family: string;
  readonly signature: ModelSignature;
  /** What images are fitted to. */
  readonly imageSize: ImageSize;
  /** Images that a run takes. */
  readonly batch: number;
  readonly workers: number;
  /** Of each worker. */
  readonly threads: number;
  /** Creation of the slowest worker's session. */
  readonly loadMs: number;
}

/** Images that travel to a worker together. */
interface Chunk {
  readonly sources: readonly ImageSource[];
  readonly names: readonly string[];
  readonly threshold: number | undefined;
}

type Pool = WorkerPool<Chunk, InferenceJob, InferenceAnswer, WorkerReady>;

/**
 * A model, opened in worker threads of its own: the calling thread only sends and receives messages. An idle engine
 * does not keep the process alive; a pending request does.
 */
export class InferenceEngine implements AsyncDisposable {
  readonly info: EngineInfo;
  readonly #pool: Pool;

  private constructor(info: EngineInfo, pool: Pool) {
    this.info = info;
    this.#pool = pool;
  }

  /**
   * @throws {InvalidOptionError}
   * @throws {ModelLoadError} when the file is missing or damaged, or its family or the runtime cannot serve it.
   * @throws {UnknownSignatureError} when no family is named and not exactly one recognises the model.
   * @throws {FamilyNotFoundError} when the named family is not installed.
   */
  static async open(options: EngineOptions): Promise<InferenceEngine> {
    const { workers, threads, ...rest } = resolveOptions(options);
    const signature = await readModel(rest.model);
    const family = rest.family ?? (await chooseFamily(rest.model, signature));
    await loadFamily(family);
    // Native libraries that only workers hold would be unloaded with the last of them, and cannot be loaded again.
    await import('sharp');
    const { pool, ready } = await WorkerPool.open<Chunk, InferenceJob, InferenceAnswer, WorkerReady>({
      url: workerUrl,
      workerData: { ...rest, threads, family, signature },
      workers,
      pack,
    });
    const { imageSize, batch } = ready[0]!;
    const loadMs = Math.max(...ready.map((worker) => worker.loadMs));
    return new InferenceEngine({ family, signature, imageSize, batch, workers, threads, loadMs }, pool);
  }

  /**
   * The image's bytes are copied when a worker takes them: leave them as they are until the promise settles.
   * @throws {ImageError}
   * @throws {ModelRunError} or {ModelOutputError} when the model fails on the image.
   * @throws {DeadlineExceededError}, {EngineClosedError}, {WorkerCrashedError}, or the reason of an abort.
   */
  async infer(image: ImageSource, options: InferOptions = {}): Promise<InferenceResult> {
    const [result] = await this.inferBatch([image], options);
    return result!;
  }

  /**
   * Results in the order of the images; as many as the model takes go through it at once. The deadline is for all of
   * them. The first image that fails fails the call, and those not begun are left out.
   * @throws like {@link infer}.
   */
  async inferBatch(images: readonly ImageSource[], options: BatchOptions = {}): Promise<InferenceResult[]> {
    const arrivedAt = now();
    checkInferOptions(options);
    const names = nameImages(images);
    const { threshold, deadlineMs, signal, onProgress } = options;
    const rest = new AbortController();
    const limits = { deadlineMs, signals: signal ? [signal, rest.signal] : [rest.signal] };
    let done = 0;
    const chunks = splitInto(this.info.batch, images.length).map(async ([start, end]) => {
      const chunk = { sources: images.slice(start, end), names: names.slice(start, end), threshold };
      const answer = await this.#pool.run(chunk, limits);
      const results = toResults(answer, arrivedAt);
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

  /** Ends the workers and gives back what they hold; requests without an answer fail. Idempotent. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}

function pack({ sources, names, threshold }: Chunk): PackedJob<InferenceJob> {
  const images = sources.map((source, index) => packImage(source, names[index]!));
  return { job: { images, threshold }, transfer: transferList(images) };
}

function splitInto(size: number, total: number): (readonly [number, number])[] {
  return Array.from(
    { length: Math.ceil(total / size) },
    (_, index) => [index * size, (index + 1) * size] as const,
  );
}

function toResults({ startedAt, images }: InferenceAnswer, arrivedAt: number): InferenceResult[] {
  const total = now() - arrivedAt;
  const queue = startedAt - arrivedAt;
  return images.map(({ width, height, detections, decode, preprocess, inference, postprocess }) => ({
    width,
    height,
    detections,
    timings: { decode, preprocess, queue, inference, postprocess, total },
  }));
}
