export { createRfdetrPipeline } from './rfdetr-pipeline.js';
export { recognisesRfdetr, signatures } from './rfdetr-signature.js';
