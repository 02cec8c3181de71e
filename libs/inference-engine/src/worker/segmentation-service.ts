import type { Mask, Prompt, SegmentationPipeline, TensorMap } from '@framegate/model-family';
import { now } from '../clock.js';
import type { ThreadService, WorkerAnswer } from '../threads/serve-thread.js';
import { shareFeatures, toOwnMemory } from './encoded-features.js';
import { explainOutput, explainPrompt } from './explain.js';
import { ImageStage } from './image-stage.js';
import type {
  EncodeJob,
  InferenceAnswer,
  InferenceJob,
  InferFindings,
  InferJob,
  SegmentFindings,
  SegmentJob,
} from './jobs.js';
import { movable, movedMemory } from './mask-memory.js';
import type { ModelSession } from './model-session.js';

/** An image that the image network has seen. */
interface SeenImage {
  readonly name: string;
  readonly placement: unknown;
  readonly encoded: TensorMap;
}

/** The sessions of a pair of networks, one for images and one for prompts about them, and what their family does around. */
export class SegmentationService implements ThreadService<InferenceJob, InferenceAnswer> {
  readonly #pipeline: SegmentationPipeline;
  readonly #imageSession: ModelSession;
  readonly #promptSession: ModelSession;
  readonly #imageStage: ImageStage;
  /** Of the last image that was encoded or asked about, so that its next prompt copies nothing. */
  #latest: { readonly id: number; readonly encoded: TensorMap } | undefined;

  constructor(pipeline: SegmentationPipeline, sessions: readonly ModelSession[], maxPixels: number) {
    this.#pipeline = pipeline;
    this.#imageSession = sessions[pipeline.networks.image]!;
    this.#promptSession = sessions[pipeline.networks.prompt]!;
    this.#imageStage = new ImageStage(pipeline, this.#imageSession, maxPixels);
  }

  async run(job: InferenceJob): Promise<WorkerAnswer<InferenceAnswer>> {
    switch (job.kind) {
      case 'infer':
        return this.#infer(job);
      case 'encode':
        return this.#encode(job);
      case 'segment':
        return this.#segment(job);
    }
  }

  async close(): Promise<void> {
    await this.#imageSession.release();
    await this.#promptSession.release();
  }

  async #infer({ images, prompt }: InferJob) {
    const startedAt = now();
    const stage = await this.#imageStage.run(images);
    const answers: InferenceAnswer<InferFindings>['images'][number][] = [];
    for (const [slot, { name, width, height, placement, decode, preprocess }] of stage.images.entries()) {
      const encoded = this.#encoded(stage.outputs, slot, name);
      const { masks, times } = await this.#ask(prompt, { name, placement, encoded });
      answers.push({
        found: { width, height, detections: [], masks },
        times: {
          decode,
          preprocess: preprocess + times.preprocess,
          inference: stage.inference + times.inference,
          postprocess: times.postprocess,
        },
      });
    }
    return {
      answer: { startedAt, images: answers },
      transfer: movedMemory(answers.flatMap(({ found }) => found.masks ?? [])),
    };
  }

  async #encode({ id, images }: EncodeJob) {
    const startedAt = now();
    const {
      images: [image],
      outputs,
      inference,
    } = await this.#imageStage.run(images);
    const { decode, preprocess, ...rest } = image!;
    const begun = now();
    const encoded = this.#encoded(outputs, 0, rest.name);
    this.#latest = { id, encoded };
    const found = shareFeatures({ id, ...rest, tensors: encoded });
    const times = { decode, preprocess, inference, postprocess: now() - begun };
    return { answer: { startedAt, images: [{ found, times }] }, transfer: [found.weight] };
  }

  async #segment({ features, prompt }: SegmentJob) {
    const startedAt = now();
    const { id, name, placement, tensors } = features;
    if (this.#latest?.id !== id) {
      this.#latest = undefined;
      this.#latest = { id, encoded: toOwnMemory(tensors) };
    }
    const fetch = now() - startedAt;
    const { encoded } = this.#latest;
    const { masks, times } = await this.#ask(prompt, { name, placement, encoded });
    const found: SegmentFindings = { masks };
    return {
      answer: {
        startedAt,
        images: [{ found, times: { decode: 0, ...times, preprocess: times.preprocess + fetch } }],
      },
      transfer: movedMemory(masks),
    };
  }

  #encoded(outputs: TensorMap, slot: number, name: string): TensorMap {
    return explainOutput(this.#imageSession.path, name, () => this.#pipeline.encoded(outputs, slot));
  }

  async #ask(prompt: Prompt | undefined, { name, placement, encoded }: SeenImage) {
    const { path } = this.#promptSession;
    const begun = now();
    const feeds = explainPrompt(path, name, () => this.#pipeline.ask(prompt, encoded, placement));
    const preprocess = now() - begun;
    const { outputs, inference } = await this.#promptSession.run(feeds);
    const ran = now();
    const masks: Mask[] = explainOutput(path, name, () =>
      this.#pipeline.answer(outputs, prompt, placement, {}),
    ).map(movable);
    return { masks, times: { preprocess, inference, postprocess: now() - ran } };
  }
}
