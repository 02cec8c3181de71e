import type { ModelFamily } from '@framegate/model-family';
import { buildSam2, checkpointTensors } from './architecture/build-sam2.js';
import { createSam2Pipeline, recognisesSam2, sam2Signatures } from './pipeline/index.js';
import { variants } from './variants/variants.js';
import { ignoresTensor } from './weights/ignored-tensors.js';
import { syntheticWeights } from './weights/synthetic-weights.js';

/** SAM 2 and SAM 2.1 on images: an encoder looks at an image once, a decoder turns points, boxes and masks into masks. */
export const sam2: ModelFamily = {
  name: 'sam2',
  variants,
  tensors: checkpointTensors,
  ignoresTensor,
  syntheticWeights,
  signatures: sam2Signatures,
  build: buildSam2,
  recognises: recognisesSam2,
  createPipeline: createSam2Pipeline,
};
