import type { ImagePipeline, TensorMap } from '@framegate/model-family';
import { now } from '../clock.js';
import type { ImagePayload } from '../images/image-payload.js';
import { decodeImage } from './decode-image.js';
import { explainRun } from './explain.js';
import type { ModelSession } from './model-session.js';

/** An image in its place of the network's inputs. Times are in ms. */
export interface PreparedImage {
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly placement: unknown;
  readonly decode: number;
  readonly preprocess: number;
}

/** The network that looks at images, and what comes before it. */
export class ImageStage {
  readonly #pipeline: ImagePipeline;
  readonly #session: ModelSession;
  readonly #maxPixels: number;

  constructor(pipeline: ImagePipeline, session: ModelSession, maxPixels: number) {
    this.#pipeline = pipeline;
    this.#session = session;
    this.#maxPixels = maxPixels;
  }

  /** Puts the images into the network's inputs, one after another. */
  async prepare(payloads: readonly ImagePayload[]): Promise<PreparedImage[]> {
    const images: PreparedImage[] = [];
    for (const [slot, payload] of payloads.entries()) images.push(await this.#prepare(payload, slot));
    return images;
  }

  /** Runs the network once for all images that were prepared; the outputs have them in the same order. */
  run(): Promise<{ outputs: TensorMap; inference: number }> {
    return this.#session.run(this.#pipeline.inputs);
  }

  async #prepare(payload: ImagePayload, slot: number): Promise<PreparedImage> {
    const { name } = payload;
    const begun = now();
    const image = await decodeImage(payload, this.#maxPixels);
    const decoded = now();
    const { width, height } = image;
    const placement = explainRun(this.#session.path, name, () => this.#pipeline.preprocess(image, slot));
    return { name, width, height, placement, decode: decoded - begun, preprocess: now() - decoded };
  }
}
