import type { Detection } from './detection.js';
import type { Mask } from './mask.js';
import type { ImageSize } from './model-family.js';
import type { Prompt } from './prompt.js';

/**
 * Decoded pixels: 8 bits a channel, R G B interleaved, row-major, no padding; `data.length = width × height × 3`. A pipeline
 * may read them until its `preprocess` returns, and they may lie in memory that threads share.
 */
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
  /** Detections scoring at or below it are dropped; the family's published default when left out. Masks are all kept. */
  readonly threshold?: number;
}

interface ImageStage<Placement> {
  readonly imageSize: ImageSize;
  /** Images a run takes; unused places of a batch keep whatever they held. */
  readonly batch: number;
  /** The input tensors, allocated once by the pipeline and reused for each run. */
  readonly inputs: TensorMap;
  /** Writes `image` into place `slot` of the inputs. */
  preprocess(image: RgbImage, slot: number): Placement;
}

/** Around a network that finds objects by itself. */
export interface DetectionPipeline<Placement = unknown> extends ImageStage<Placement> {
  readonly task: 'detect';
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

/** Around a pair of networks: one looks at an image once, the other answers prompts about it, as often as is asked. */
export interface SegmentationPipeline<Placement = unknown> extends ImageStage<Placement> {
  readonly task: 'segment';
  /** Which of the model's files, in the order they were given, is which. */
  readonly networks: { readonly image: number; readonly prompt: number };
  /**
   * What the image network gave for place `slot`, as the prompt network will need it.
   * The result may share memory with `outputs`.
   * @throws {Error} when an output is missing or has an unexpected shape.
   */
  encoded(outputs: TensorMap, slot: number): TensorMap;
  /**
   * What the prompt network takes besides that. Without a prompt, the family's own default is asked.
   * @throws {RangeError} for a prompt that makes no sense, saying what was expected.
   */
  ask(prompt: Prompt | undefined, placement: Placement): TensorMap;
  /**
   * Masks at the original size, best first.
   * @throws {Error} when an output is missing, has an unexpected shape, or holds NaN.
   */
  answer(
    outputs: TensorMap,
    prompt: Prompt | undefined,
    placement: Placement,
    options: PostprocessOptions,
  ): Mask[];
}

/**
 * What happens around `session.run` for one opened model. Made once in each worker and used for one
 * request at a time, so it may keep scratch buffers. Everything is synchronous and throws on bad outputs.
 *
 * `Placement` is whatever `preprocess` must tell the later steps about an image (scale, padding, original size):
 * plain data, for it may travel between threads.
 */
export type ImagePipeline<Placement = unknown> =
  | DetectionPipeline<Placement>
  | SegmentationPipeline<Placement>;
