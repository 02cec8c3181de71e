import { type ModelFamily, singleNetwork } from '@framegate/model-family';
import { buildRfdetr } from './architecture/build-rfdetr.js';
import { createRfdetrPipeline, recognisesRfdetr, signatures } from './pipeline/index.js';
import { variants } from './variants/variants.js';
import { checkpointTensors, ignoresTensor } from './weights/checkpoint-tensors.js';
import { syntheticWeights } from './weights/synthetic-weights.js';

/** RF-DETR detectors, trained on COCO. */
export const rfdetr: ModelFamily = {
  name: 'rfdetr',
  variants,
  tensors: checkpointTensors,
  ignoresTensor,
  syntheticWeights,
  signatures,
  ...singleNetwork({
    build: buildRfdetr,
    recognises: recognisesRfdetr,
    createPipeline: createRfdetrPipeline,
  }),
};
