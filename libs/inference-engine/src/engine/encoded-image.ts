import type { Prompt } from '@framegate/model-family';
import { now } from '../clock.js';
import type { ProviderShares } from '../session/provider-share.js';
import type { RequestLimits } from '../workers/pending-request.js';
import type { EncodedFeatures, FreshFeatures } from '../worker/encoded-features.js';
import type { SegmentFindings } from '../worker/jobs.js';
import { checkPrompt } from './check-prompt.js';
import { checkRequestOptions, limitsOf, type RequestOptions } from './infer-options.js';
import type { Answered, SegmentationResult, Timings } from './inference-result.js';
import type { Request } from './requests.js';

/** Asks an engine about an image. */
export type Ask = (
  request: Request & { readonly kind: 'segment' },
  limits: RequestLimits,
) => Promise<Answered<SegmentFindings>[]>;

/**
 * An image that its engine has looked at, ready for any number of prompts, also at the same time. There is nothing to
 * give back: the memory goes when nobody holds it any more.
 */
export class EncodedImage {
  /** Of the original image in pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** Of the encoding. */
  readonly timings: Timings;
  /** What computed the encoding: the same frozen object as the engine's `info.providers`. */
  readonly providers: ProviderShares;
  readonly #held: { readonly features: EncodedFeatures; readonly weight: ArrayBuffer | undefined };
  readonly #ask: Ask;

  constructor({ timings, providers, weight, ...features }: Answered<FreshFeatures>, ask: Ask) {
    this.width = features.width;
    this.height = features.height;
    this.timings = timings;
    this.providers = providers;
    this.#ask = ask;
    this.#held = { features, weight };
  }

  /** The same image, whose prompts another engine of the same model answers. */
  askedOf(ask: Ask): EncodedImage {
    const { features, weight } = this.#held;
    const { timings, providers } = this;
    return new EncodedImage({ ...features, ...(weight && { weight }), timings, providers }, ask);
  }

  /**
   * The masks of what the prompt marks, at the size of the image. Without a prompt, the family's own default is asked.
   * @throws {PromptError} when the prompt makes no sense for the image.
   * @throws like `InferenceEngine.infer`.
   */
  async segment(prompt?: Prompt, options: RequestOptions = {}): Promise<SegmentationResult> {
    const arrivedAt = now();
    checkPrompt(prompt);
    checkRequestOptions(options);
    const request = { kind: 'segment', arrivedAt, features: this.#held.features, prompt } as const;
    const [result] = await this.#ask(request, limitsOf(options));
    return result!;
  }
}
