import type { ModelGraph, ModelSignature } from '@framegate/model-graph';
import type { ImagePipeline, PipelineOptions } from './image-pipeline.js';
import type { TensorSpec, WeightSource } from './weight-source.js';

export interface ImageSize {
  readonly height: number;
  readonly width: number;
}

/** Default targets depend on it. */
export type SizeClass = 'nano' | 'small' | 'medium' | 'large' | 'extra-large';

export interface VariantInfo {
  readonly name: string;
  readonly sizeClass: SizeClass;
  /** What the published figures were taken at, and what an artifact has unless asked otherwise. */
  readonly nativeSize: ImageSize;
  /** Licence of the official weights (SPDX where there is one). */
  readonly weightsLicence: string;
  /** As the authors publish them; absent where they don't. */
  readonly published: { readonly parameters?: number; readonly gflops?: number };
}

export interface BuildRequest {
  readonly variant: string;
  readonly imageSize: ImageSize;
  readonly batch: number;
  readonly weights: WeightSource;
}

/** One of the networks that a model consists of, each a file of its own. */
export interface ModelPart {
  /** Empty for a model of one network; otherwise what its file's name says of it, such as `encoder`. */
  readonly name: string;
  readonly graph: ModelGraph;
}

/**
 * All that one family of models knows, as one object: the default export of `@framegate/family-<name>`.
 * Engine, registry and suite see nothing else of a family.
 */
export interface ModelFamily {
  readonly name: string;
  readonly variants: readonly VariantInfo[];
  /** Every tensor an official checkpoint of the variant must have for the network to be built. */
  tensors(variant: string): readonly TensorSpec[];
  /** Whether a tensor that official checkpoints carry is of no use at inference, so that its presence is no error. */
  ignoresTensor(name: string): boolean;
  /** Deterministic weights for anyone without the official ones. */
  syntheticWeights(variant: string): WeightSource;
  /**
   * The networks as graphs; weights are read only when they are written.
   * @throws {RangeError} for an image size or batch that the network does not allow, saying which are.
   */
  build(request: BuildRequest): readonly ModelPart[];
  /** What models of this family take and give, a line for each form, for whoever has one that is not recognised. */
  readonly signatures: readonly string[];
  /** Whether files with these signatures are together one of our models. */
  recognises(signatures: readonly ModelSignature[]): boolean;
  /** @throws {Error} when the signatures are not those of a model that the family can serve, saying what it expected. */
  createPipeline(signatures: readonly ModelSignature[], options: PipelineOptions): ImagePipeline;
}
