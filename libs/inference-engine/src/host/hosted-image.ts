import type { Prompt } from '@framegate/model-family';
import type { EncodedImage } from '../engine/encoded-image.js';
import type { RequestOptions } from '../engine/infer-options.js';
import type { SegmentationResult, Timings } from '../engine/inference-result.js';

/**
 * An image that a model of a host has looked at, ready for any number of prompts. It outlives the model's unloading:
 * the next prompt loads the model again, which goes on from what was seen. The memory goes when nobody holds it any more.
 */
export class HostedImage {
  /** Of the original image in pixels, after EXIF orientation. */
  readonly width: number;
  readonly height: number;
  /** Of the encoding. */
  readonly timings: Timings;
  /** As `EncodedImage.segment`; a wait for the model is part of the deadline and of `queue` and `total`. */
  readonly segment: (prompt?: Prompt, options?: RequestOptions) => Promise<SegmentationResult>;

  constructor({ width, height }: EncodedImage, timings: Timings, segment: HostedImage['segment']) {
    this.width = width;
    this.height = height;
    this.timings = timings;
    this.segment = segment;
  }
}
