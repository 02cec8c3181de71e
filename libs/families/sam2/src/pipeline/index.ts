export { createSam2Pipeline } from './sam2-pipeline.js';
export { recognisesSam2, sam2Signatures } from './signature/sam2-parts.js';
