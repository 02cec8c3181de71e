export type { EngineOptions } from './engine/engine-options.js';
export type { BatchOptions, InferOptions } from './engine/infer-options.js';
export { type EngineInfo, InferenceEngine } from './engine/inference-engine.js';
export type { InferenceResult, Timings } from './engine/inference-result.js';
export { ImageError, type ImageErrorCode } from './errors/image-error.js';
export {
  ModelLoadError,
  ModelOutputError,
  ModelRunError,
  UnknownSignatureError,
} from './errors/model-errors.js';
export {
  DeadlineExceededError,
  EngineClosedError,
  InvalidOptionError,
  WorkerCrashedError,
} from './errors/request-errors.js';
export type { ImageSource } from './images/image-source.js';
