export { UnexpectedOutputError } from './postprocess/unexpected-output-error.js';
export { UnsupportedModelError } from './signature/unsupported-model-error.js';
export { recognisesYolo } from './signature/yolo-signature.js';
export { createYoloPipeline } from './yolo-pipeline.js';
