export type { EngineEvent } from './engine/engine-event.js';
export type { EngineOptions, Isolation } from './engine/engine-options.js';
export type { EncodedImage } from './engine/encoded-image.js';
export type { EngineInfo } from './engine/engine-info.js';
export type { BatchOptions, InferOptions, RequestOptions, StreamOptions } from './engine/infer-options.js';
export { InferenceEngine } from './engine/inference-engine.js';
export type { InferenceResult, SegmentationResult, Timings } from './engine/inference-result.js';
export { HostClosedError, MemoryBudgetError, UnknownModelError } from './errors/host-errors.js';
export { ImageError, type ImageErrorCode } from './errors/image-error.js';
export {
  ModelLoadError,
  ModelOutputError,
  ModelRunError,
  UnknownSignatureError,
} from './errors/model-errors.js';
export { ProviderUnavailableError } from './errors/provider-unavailable-error.js';
export {
  DeadlineExceededError,
  EngineClosedError,
  InvalidOptionError,
  PromptError,
  QueueFullError,
} from './errors/request-errors.js';
export { TuningMismatchError, TuningReadError } from './errors/tuning-errors.js';
export { RestartLimitError, WorkerCrashedError } from './errors/worker-errors.js';
export type { HostEvent } from './host/host-event.js';
export type { HostedModelOptions, ModelHostOptions } from './host/host-options.js';
export type { HostStatus, ModelState, ModelStatus } from './host/host-status.js';
export type { HostedImage } from './host/hosted-image.js';
export { ModelHost } from './host/model-host.js';
export type { ImageSource } from './images/image-source.js';
export { estimateMemory, type MemoryEstimate } from './memory/estimate-memory.js';
export { memoryLimit } from './memory/memory-limit.js';
export type { ExecutionProvider, ProviderName, ProviderWithOptions } from './session/execution-provider.js';
export type { OperatorTime } from './profiling/operator-times.js';
export { profileOperators, type ProfileOptions } from './profiling/profile-operators.js';
export type { GraphCacheUse } from './session/graph-cache/graph-cache-use.js';
export type { ProviderShare, ProviderShares } from './session/provider-share.js';
export type { GraphOptimization, SessionOptions, SessionTuning } from './session/session-options.js';
export type { FrameSource } from './streams/frame-feed.js';
export type { FrameResult } from './streams/frame-result.js';
export { defaultSettings } from './tuning/default-settings.js';
export { readTuning } from './tuning/read-tuning.js';
export { tuningConditions } from './tuning/tuning-conditions.js';
export type { TuningOptions } from './tuning/tuning-options.js';
export { type TuningGoal, tuningGoals, tuningSchemaVersion } from './tuning/tuning-goal.js';
export type {
  TriedSettings,
  TunedSettings,
  Tuning,
  TuningChoice,
  TuningConditions,
  TuningGain,
} from './tuning/tuning-schema.js';
export type { TuningState } from './tuning/tuning-state.js';
export type { Priority } from './workers/pending-request.js';
export type { RestartOptions } from './workers/restart-limit.js';
export type { PoolState } from './workers/worker-pool.js';
export {
  decodeRle,
  type Detection,
  type Mask,
  type Prompt,
  type PromptPoint,
  type RunLengthMask,
} from '@framegate/model-family';
