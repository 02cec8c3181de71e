import type { Mask, Prompt, SegmentationPipeline, TensorMap } from '@framegate/model-family';
import { now } from '../clock.js';
import type { WorkerAnswer, WorkerService } from '../workers/serve-jobs.js';
import { type PublishFeatures, toOwnMemory } from './encoded-features.js';
import { explainOutput, explainPrompt } from './explain.js';
import type { ImageStage, PreparedImage } from './image-stage.js';
import type {
  EncodeJob,
  ImageTask,
  InferenceAnswer,
  InferenceJob,
  InferFindings,
  InferJob,
  Outcome,
  SegmentFindings,
  SegmentJob,
} from './jobs.js';
import { movable, movedMemory } from './mask-memory.js';
import type { ModelSession } from '../session/model-session.js';
import { settleEach } from './settle-each.js';

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

/** A question about an image that is yet to be looked at. */
interface PreparedQuestion {
  readonly image: PreparedImage;
  readonly question: Question;
}

interface Sessions {
  readonly image: ModelSession;
  readonly prompt: ModelSession;
}

/** The sessions of a pair of networks, one for images and one for prompts about them, and what their family does around. */
export class SegmentationService implements WorkerService<InferenceJob, InferenceAnswer> {
  readonly #sessions: Sessions;
  readonly #imageStage: ImageStage<SegmentationPipeline>;
  readonly #pipeline: SegmentationPipeline;
  readonly #publish: PublishFeatures;
  /** Of the last image that was encoded or asked about, so that its next prompt copies nothing. */
  #latest: { readonly id: number; readonly encoded: TensorMap } | undefined;

  constructor(sessions: Sessions, imageStage: ImageStage<SegmentationPipeline>, publish: PublishFeatures) {
    this.#sessions = sessions;
    this.#imageStage = imageStage;
    this.#pipeline = imageStage.pipeline;
    this.#publish = publish;
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
    await this.#sessions.image.release();
    await this.#sessions.prompt.release();
  }

  async #infer({ tasks }: InferJob) {
    const startedAt = now();
    const images = await settleEach(
      tasks,
      (task, slot) => this.#prepare(task, slot),
      (count) => this.#imageStage.run(count),
      (task, slot, { outputs, inference }) => this.#read(task, slot, outputs, inference),
    );
    return { answer: { startedAt, images }, transfer: movedMemory(images.flatMap(masksOf)) };
  }

  async #encode({ id, image: payload }: EncodeJob) {
    const startedAt = now();
    const image = await this.#imageStage.prepare(payload, 0);
    const { outputs, inference } = await this.#imageStage.run(1);
    const { decode, preprocess, ...rest } = image;
    const begun = now();
    const encoded = this.#encoded(outputs, 0, rest.name);
    this.#latest = { id, encoded };
    const found = this.#publish({ id, ...rest, tensors: encoded });
    const times = { decode, preprocess, inference, postprocess: now() - begun };
    return {
      answer: { startedAt, images: [{ found, times }] },
      transfer: found.weight ? [found.weight] : [],
    };
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

  /** The prompt too, before the image network runs, which takes longest: one that makes no sense is refused at once. */
  async #prepare({ image: payload, prompt }: ImageTask, slot: number): Promise<PreparedQuestion> {
    const image = await this.#imageStage.prepare(payload, slot);
    return { image, question: this.#question(prompt, image) };
  }

  async #read({ image, question }: PreparedQuestion, slot: number, outputs: TensorMap, inference: number) {
    const { width, height, decode, preprocess } = image;
    const { masks, times } = await this.#ask(question, this.#encoded(outputs, slot, image.name));
    const found: InferFindings = { width, height, detections: [], masks };
    return {
      found,
      times: {
        decode,
        preprocess: preprocess + times.preprocess,
        inference: inference + times.inference,
        postprocess: times.postprocess,
      },
    };
  }

  #encoded(outputs: TensorMap, slot: number, name: string): TensorMap {
    return explainOutput(this.#sessions.image.path, name, () => {
      const { pipeline, place } = this.#imageStage.reader(outputs, slot);
      return pipeline.encoded(place.outputs, place.slot);
    });
  }

  #question(prompt: Prompt | undefined, { name, placement }: SeenImage): Question {
    const begun = now();
    const { path } = this.#sessions.prompt;
    const feeds = explainPrompt(path, name, () => this.#pipeline.ask(prompt, placement));
    return { name, placement, prompt, feeds, preprocess: now() - begun };
  }

  async #ask({ name, placement, prompt, feeds, preprocess }: Question, encoded: TensorMap) {
    const session = this.#sessions.prompt;
    const { outputs, inference } = await session.run({ ...encoded, ...feeds });
    const ran = now();
    const masks: Mask[] = explainOutput(session.path, name, () =>
      this.#pipeline.answer(outputs, prompt, placement, {}),
    ).map(movable);
    return { masks, times: { preprocess, inference, postprocess: now() - ran } };
  }
}

function masksOf(outcome: Outcome<InferFindings>): readonly Mask[] {
  return 'found' in outcome ? (outcome.found.masks ?? []) : [];
}
