import type { Detection } from './detection.js';
import type { ImageSize } from './model-family.js';

/** Decoded pixels: 8 bits a channel, R G B interleaved, row-major, no padding; `data.length = width × height × 3`. */
export interface RgbImage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export type TensorData = Float32Array | Uint8Array | Int32Array | BigInt64Array;

export interface TensorMap {
  readonly [name: string]: { readonly data: TensorData; readonly dims: readonly number[] };
}

export interface PipelineOptions {
  /** Needed only where the model's own input size is dynamic. */
  readonly imageSize?: ImageSize;
  readonly batch?: number;
}

export interface PostprocessOptions {
  /** Detections scoring at or below it are dropped; the family's published default when left out. */
  readonly threshold?: number;
}

/**
 * What happens around `session.run` for one opened model. Made once in each worker and used for one
 * request at a time, so it may keep scratch buffers. Everything is synchronous and throws on bad outputs.
 *
 * `Placement` is whatever `preprocess` must tell `postprocess` about an image (scale, padding, original size).
 */
export interface ImagePipeline<Placement = unknown> {
  readonly imageSize: ImageSize;
  /** Images a run takes; unused places of a batch keep whatever they held. */
  readonly batch: number;
  /** The input tensors, allocated once by the pipeline and reused for each run. */
  readonly inputs: TensorMap;
  /** Writes `image` into place `slot` of the inputs. */
  preprocess(image: RgbImage, slot: number): Placement;
  /**
   * Reads place `slot` of the outputs.
   * @throws {Error} when an output is missing, has an unexpected shape, or holds NaN.
   */
  postprocess(
    outputs: TensorMap,
    slot: number,
    placement: Placement,
    options: PostprocessOptions,
  ): Detection[];
}
