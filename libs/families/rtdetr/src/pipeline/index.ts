export { createRtdetrPipeline } from './rtdetr-pipeline.js';
export { recognisesRtdetr, signatures } from './rtdetr-signature.js';
