import { type ModelFamily, singleNetwork } from '@framegate/model-family';
import { buildYolo } from './architecture/build-yolo.js';
import { createYoloPipeline, recognisesYolo } from './pipeline/index.js';
import { variants } from './variants/variants.js';
import { checkpointTensors, ignoresTensor } from './weights/checkpoint-tensors.js';
import { syntheticWeights } from './weights/synthetic-weights.js';

/** YOLO detectors, trained on COCO. */
export const yolo: ModelFamily = {
  name: 'yolo',
  variants,
  tensors: checkpointTensors,
  ignoresTensor,
  syntheticWeights,
  signatures: [
    'images [batch, 3, height, width] to output0 [batch, 4 + classes, anchors] or [batch, rows, 6]',
  ],
  ...singleNetwork({
    build: buildYolo,
    recognises: recognisesYolo,
    createPipeline: createYoloPipeline,
  }),
};
