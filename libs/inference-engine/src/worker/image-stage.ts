import type { ImagePipeline, TensorMap } from '@framegate/model-family';
import { now } from '../clock.js';
import type { ImagePayload } from '../images/image-payload.js';
import { decodeImage } from './decode-image.js';
import { explainRun } from './explain.js';
import type { ModelSession } from '../session/model-session.js';
import type { Pipelines } from './pipelines.js';
import { firstImages, oneImage } from './batch-slices.js';

/** An image in its place of the network's inputs. Times are in ms. */
export interface PreparedImage {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly placement: unknown;
  readonly decode: number;
  readonly preprocess: number;
}

/** Where the outputs of one image are to be read, and by what. */
export interface OutputReader<Pipeline> {
  readonly pipeline: Pipeline;
  readonly place: { readonly outputs: TensorMap; readonly slot: number };
}

/** The network that looks at images, and what comes before it. */
export class ImageStage<Pipeline extends ImagePipeline = ImagePipeline> {
  readonly #pipelines: Pipelines<Pipeline>;
  readonly #session: ModelSession;
  readonly #maxPixels: number;

  constructor(pipelines: Pipelines<Pipeline>, session: ModelSession, maxPixels: number) {
    this.#pipelines = pipelines;
    this.#session = session;
    this.#maxPixels = maxPixels;
  }

  get pipeline(): Pipeline {
    return this.#pipelines.whole;
  }

  /** Puts the image into its slot of the network's inputs. */
  async prepare(payload: ImagePayload, slot: number): Promise<PreparedImage> {
    const { name } = payload;
    const begun = now();
    const image = await decodeImage(payload, this.#maxPixels);
    const decoded = now();
    const { width, height } = image;
    const placement = explainRun(this.#session.path, name, () =>
      this.#pipelines.whole.preprocess(image, slot),
    );
    return { name, width, height, placement, decode: decoded - begun, preprocess: now() - decoded };
  }

  /** Runs the network once for the images in the first `count` slots; the outputs have them in the same order. */
  run(count: number): Promise<{ outputs: TensorMap; inference: number }> {
    const { whole, single } = this.#pipelines;
    return this.#session.run(single ? firstImages(whole.inputs, count, whole.batch) : whole.inputs);
  }

  reader(outputs: TensorMap, slot: number): OutputReader<Pipeline> {
    const { whole, single } = this.#pipelines;
    if (!single) return { pipeline: whole, place: { outputs, slot } };
    return { pipeline: single, place: { outputs: oneImage(outputs, slot), slot: 0 } };
  }
}
