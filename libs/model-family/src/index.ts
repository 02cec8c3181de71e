export type { Detection } from './detection.js';
export { FamilyNotFoundError, listFamilies, loadFamily } from './load-family.js';
export type { ImageSize, ModelFamily, BuildRequest, VariantInfo, SizeClass } from './model-family.js';
export type {
  ImagePipeline,
  PipelineOptions,
  PostprocessOptions,
  RgbImage,
  TensorData,
  TensorMap,
} from './image-pipeline.js';
export type { TensorSpec, WeightSource } from './weight-source.js';
