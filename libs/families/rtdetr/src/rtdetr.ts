import { type ModelFamily, singleNetwork } from '@framegate/model-family';
import { buildRtdetr } from './architecture/build-rtdetr.js';
import { createRtdetrPipeline, recognisesRtdetr, signatures } from './pipeline/index.js';
import { variants } from './variants/variants.js';
import { checkpointTensors, ignoresTensor } from './weights/checkpoint-tensors.js';
import { syntheticWeights } from './weights/synthetic-weights.js';

/** RT-DETR detectors with ResNet-vd backbones, trained on COCO. */
export const rtdetr: ModelFamily = {
  name: 'rtdetr',
  variants,
  tensors: checkpointTensors,
  ignoresTensor,
  syntheticWeights,
  signatures,
  ...singleNetwork({
    build: buildRtdetr,
    recognises: recognisesRtdetr,
    createPipeline: createRtdetrPipeline,
  }),
};
