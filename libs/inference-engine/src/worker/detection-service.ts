import type { DetectionPipeline, TensorMap } from '@framegate/model-family';
import { now } from '../clock.js';
import type { WorkerAnswer, WorkerService } from '../workers/serve-jobs.js';
import { explainOutput } from './explain.js';
import type { ImageStage } from './image-stage.js';
import { type PreparedImage } from './image-stage.js';
import type { ImageTask, InferenceAnswer, InferFindings, InferJob } from './jobs.js';
import type { ModelSession } from '../session/model-session.js';
import { settleEach } from './settle-each.js';

interface PreparedTask {
  readonly image: PreparedImage;
  readonly threshold: number | undefined;
}

/** The session of a network that finds objects by itself, and what its family does around it. */
export class DetectionService implements WorkerService<InferJob, InferenceAnswer<InferFindings>> {
  readonly #session: ModelSession;
  readonly #imageStage: ImageStage<DetectionPipeline>;

  constructor(session: ModelSession, imageStage: ImageStage<DetectionPipeline>) {
    this.#session = session;
    this.#imageStage = imageStage;
  }

  async run({ tasks }: InferJob): Promise<WorkerAnswer<InferenceAnswer<InferFindings>>> {
    const startedAt = now();
    const images = await settleEach(
      tasks,
      (task, slot) => this.#prepare(task, slot),
      (count) => this.#imageStage.run(count),
      (task, slot, { outputs, inference }) => this.#read(task, slot, outputs, inference),
    );
    return { answer: { startedAt, images }, transfer: [] };
  }

  close(): Promise<void> {
    return this.#session.release();
  }

  async #prepare({ image, threshold }: ImageTask, slot: number): Promise<PreparedTask> {
    return { image: await this.#imageStage.prepare(image, slot), threshold };
  }

  #read({ image, threshold }: PreparedTask, slot: number, outputs: TensorMap, inference: number) {
    const { name, width, height, placement, decode, preprocess } = image;
    const begun = now();
    const detections = explainOutput(this.#session.path, name, () => {
      const { pipeline, place } = this.#imageStage.reader(outputs, slot);
      return pipeline.postprocess(
        place.outputs,
        place.slot,
        placement,
        threshold === undefined ? {} : { threshold },
      );
    });
    const times = { decode, preprocess, inference, postprocess: now() - begun };
    return { found: { width, height, detections }, times };
  }
}
