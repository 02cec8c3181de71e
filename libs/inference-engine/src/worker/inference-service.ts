import { type DetectionPipeline, loadFamily } from '@framegate/model-family';
import { now } from '../clock.js';
import { ModelLoadError, ModelOutputError, ModelRunError } from '../errors/model-errors.js';
import type { NativeGuard } from '../threads/native-guard.js';
import type { ThreadService } from '../threads/serve-thread.js';
import { decodeImage } from './decode-image.js';
import { ModelSession } from './model-session.js';
import type { ImageAnswer, InferenceAnswer, InferenceJob, WorkerReady, WorkerSetup } from './worker-setup.js';

/** One session of a model, and what its family does around it. */
export class InferenceService implements ThreadService<InferenceJob, InferenceAnswer> {
  readonly #setup: WorkerSetup;
  readonly #pipeline: DetectionPipeline;
  readonly #session: ModelSession;
  readonly #run: ReturnType<ModelSession['bind']>;

  private constructor(setup: WorkerSetup, pipeline: DetectionPipeline, session: ModelSession) {
    this.#setup = setup;
    this.#pipeline = pipeline;
    this.#session = session;
    this.#run = session.bind(pipeline.inputs);
  }

  /** @throws {ModelLoadError} */
  static async open(
    setup: WorkerSetup,
    guard: NativeGuard,
  ): Promise<{ service: InferenceService; ready: WorkerReady }> {
    try {
      const family = await loadFamily(setup.family);
      const pipeline = family.createPipeline(
        [setup.signature],
        setup.imageSize ? { imageSize: setup.imageSize } : {},
      );
      if (pipeline.task !== 'detect') throw new RangeError('no prompts yet');
      const before = now();
      const session = await ModelSession.load(setup, guard);
      const loadMs = now() - before;
      const { imageSize, batch } = pipeline;
      return { service: new InferenceService(setup, pipeline, session), ready: { imageSize, batch, loadMs } };
    } catch (cause) {
      throw new ModelLoadError(`Cannot load ${setup.model}: ${(cause as Error).message}`, { cause });
    }
  }

  async run({ images, threshold }: InferenceJob): Promise<InferenceAnswer> {
    const startedAt = now();
    const prepared = [];
    for (const [slot, payload] of images.entries()) {
      const begun = now();
      const image = await decodeImage(payload, this.#setup.maxPixels);
      const decoded = now();
      const { width, height } = image;
      const placement = this.#explain(ModelRunError, payload.name, () =>
        this.#pipeline.preprocess(image, slot),
      );
      const stages = { decode: decoded - begun, preprocess: now() - decoded };
      prepared.push({ name: payload.name, placement, image: { width, height, ...stages } });
    }

    const before = now();
    const outputs = await this.#run().catch((cause: Error) => {
      throw new ModelRunError(`Cannot run ${this.#setup.model}: ${cause.message}`, { cause });
    });
    const inference = now() - before;

    const options = threshold === undefined ? {} : { threshold };
    const answers = prepared.map(({ name, placement, image }, slot): ImageAnswer => {
      const begun = now();
      const detections = this.#explain(ModelOutputError, name, () =>
        this.#pipeline.postprocess(outputs, slot, placement, options),
      );
      return { ...image, detections, inference, postprocess: now() - begun };
    });
    return { startedAt, images: answers };
  }

  close(): Promise<void> {
    return this.#session.release();
  }

  #explain<T>(type: typeof ModelRunError | typeof ModelOutputError, name: string, work: () => T): T {
    try {
      return work();
    } catch (cause) {
      throw new type(`${this.#setup.model} on ${name}: ${(cause as Error).message}`, { cause });
    }
  }
}
