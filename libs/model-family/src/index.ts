export type { Detection } from './detection.js';
export { FamilyNotFoundError, listFamilies, loadFamily } from './load-family.js';
export type { Mask, RunLengthMask } from './mask.js';
export type {
  BuildRequest,
  ImageSize,
  ModelFamily,
  ModelPart,
  SizeClass,
  VariantInfo,
} from './model-family.js';
export type {
  DetectionPipeline,
  ImagePipeline,
  PipelineOptions,
  PostprocessOptions,
  RgbImage,
  SegmentationPipeline,
  TensorData,
  TensorMap,
} from './image-pipeline.js';
export type { Prompt, PromptPoint } from './prompt.js';
export { compressCounts } from './run-length/compress-counts.js';
export { decodeRle } from './run-length/decode-rle.js';
export { singleNetwork } from './single-network.js';
export type { TensorPiece, TensorSpec, WeightSource } from './weight-source.js';
