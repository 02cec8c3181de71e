import { type ModelFamily, singleNetwork } from '@framegate/model-family';
import { buildNull, variantName } from './build-null.js';
import { createNullPipeline, recognisesNull } from './null-pipeline.js';

/**
 * A model that does nothing: what it costs is what the harness costs. It answers each image with one box
 * around all of it.
 */
export const nullFamily: ModelFamily = {
  name: 'null',
  variants: [
    {
      name: variantName,
      sizeClass: 'nano',
      nativeSize: { height: 640, width: 640 },
      weightsLicence: 'Apache-2.0',
      published: {},
    },
  ],
  tensors: () => [],
  ignoresTensor: () => false,
  syntheticWeights: () => ({
    id: 'none',
    read({ name }) {
      throw new RangeError(`${name}: the null model has no weights`);
    },
  }),
  signatures: ['image_extent [batch, 2] to image_box [batch, 4]'],
  ...singleNetwork({
    build: buildNull,
    recognises: recognisesNull,
    createPipeline: createNullPipeline,
  }),
};
