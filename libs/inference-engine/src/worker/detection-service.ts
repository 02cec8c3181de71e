import type { DetectionPipeline, PostprocessOptions } from '@framegate/model-family';
import { now } from '../clock.js';
import type { ThreadService, WorkerAnswer } from '../threads/serve-thread.js';
import { explainOutput } from './explain.js';
import { ImageStage } from './image-stage.js';
import type { InferenceAnswer, InferFindings, InferJob } from './jobs.js';
import type { ModelSession } from './model-session.js';

/** The session of a network that finds objects by itself, and what its family does around it. */
export class DetectionService implements ThreadService<InferJob, InferenceAnswer<InferFindings>> {
  readonly #pipeline: DetectionPipeline;
  readonly #session: ModelSession;
  readonly #imageStage: ImageStage;

  constructor(pipeline: DetectionPipeline, session: ModelSession, maxPixels: number) {
    this.#pipeline = pipeline;
    this.#session = session;
    this.#imageStage = new ImageStage(pipeline, session, maxPixels);
  }

  async run({ images, threshold }: InferJob): Promise<WorkerAnswer<InferenceAnswer<InferFindings>>> {
    const startedAt = now();
    const prepared = await this.#imageStage.prepare(images);
    const { outputs, inference } = await this.#imageStage.run();
    const options: PostprocessOptions = threshold === undefined ? {} : { threshold };
    const answers = prepared.map(({ name, width, height, placement, decode, preprocess }, slot) => {
      const begun = now();
      const detections = explainOutput(this.#session.path, name, () =>
        this.#pipeline.postprocess(outputs, slot, placement, options),
      );
      const postprocess = now() - begun;
      return {
        found: { width, height, detections },
        times: { decode, preprocess, inference, postprocess },
      };
    });
    return { answer: { startedAt, images: answers }, transfer: [] };
  }

  close(): Promise<void> {
    return this.#session.release();
  }
}
