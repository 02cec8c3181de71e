export { recognisesYolo } from './signature/yolo-signature.js';
export { createYoloPipeline } from './yolo-pipeline.js';
