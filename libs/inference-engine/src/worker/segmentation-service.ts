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

/** An image in its place of the image network's inputs. */
interface SeenImage {
  readonly name: string;
  readonly placement: unknown;
}

/** A prompt about one image, made ready for the prompt network. `preprocess` is in ms. */
interface Question extends SeenImage {
  readonly prompt: Prompt | undefined;
  readonly feeds: TensorMap;
  readonly preprocess: number;
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
    const prepared = await this.#imageStage.prepare(images);
    // Before the image network runs, which takes longest: a prompt that makes no sense is refused at once.
    const questions = prepared.map((image) => this.#question(prompt, image));
    const { outputs, inference } = await this.#imageStage.run();
    const answers: InferenceAnswer<InferFindings>['images'][number][] = [];
    for (const [slot, { name, width, height, decode, preprocess }] of prepared.entries()) {
      const encoded = this.#encoded(outputs, slot, name);
      const { masks, times } = await this.#ask(questions[slot]!, encoded);
      answers.push({
        found: { width, height, detections: [], masks },
        times: {
          decode,
          preprocess: preprocess + times.preprocess,
          inference: inference + times.inference,
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
    const [image] = await this.#imageStage.prepare(images);
    const { outputs, inference } = await this.#imageStage.run();
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
    const { masks, times } = await this.#ask(this.#question(prompt, { name, placement }), encoded);
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

  #question(prompt: Prompt | undefined, { name, placement }: SeenImage): Question {
    const begun = now();
    const { path } = this.#promptSession;
    const feeds = explainPrompt(path, name, () => this.#pipeline.ask(prompt, placement));
    return { name, placement, prompt, feeds, preprocess: now() - begun };
  }

  async #ask({ name, placement, prompt, feeds, preprocess }: Question, encoded: TensorMap) {
    const { path } = this.#promptSession;
    const { outputs, inference } = await this.#promptSession.run({ ...encoded, ...feeds });
    const ran = now();
    const masks: Mask[] = explainOutput(path, name, () =>
      this.#pipeline.answer(outputs, prompt, placement, {}),
    ).map(movable);
    return { masks, times: { preprocess, inference, postprocess: now() - ran } };
  }
}
