import type { ModelFamily, TensorSpec } from '@framegate/model-family';
import { add, conv, GraphBuilder } from '@framegate/model-graph';

const weight: TensorSpec = { name: 'conv.weight', shape: [2, 3, 1, 1] };
const bias: TensorSpec = {
  name: 'conv.bias',
  shape: [2],
  alternatives: [
    [
      { name: 'conv.bias.first', shape: [1] },
      { name: 'conv.bias.second', shape: [1] },
    ],
    [{ name: 'all.bias', shape: [5], rows: [1, 3] }],
  ],
};
const scale: TensorSpec = { name: 'scale', shape: [1], optional: true };

/** One convolution whose tensors may be stored in every way there is: whole, in pieces, among other rows, left out. */
export const tinyFamily: ModelFamily = {
  name: 'tiny',
  variants: [
    {
      name: 'tiny',
      sizeClass: 'nano',
      nativeSize: { height: 16, width: 16 },
      weightsLicence: 'CC0-1.0',
      published: {},
    },
  ],
  tensors: () => [weight, bias, scale],
  ignoresTensor: (name) => name === 'steps',
  syntheticWeights: () => ({
    id: 'synthetic:tiny',
    read: ({ shape }) => new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(0.5),
  }),
  build({ imageSize, batch, weights }) {
    const graph = new GraphBuilder();
    const images = graph.input('images', 'float32', [batch, 3, imageSize.height, imageSize.width]);
    const stored = (spec: TensorSpec) => graph.weight(spec.name, spec.shape, () => weights.read(spec));
    const features = conv(images, stored(weight), stored(bias));
    graph.output('features', weights.has?.(scale) ? add(features, stored(scale)) : features);
    return [{ name: '', graph: graph.finish({ name: 'tiny', producer: { name: 'tiny', version: '1' } }) }];
  },
  signatures: ['images to features'],
  recognises: () => false,
  createPipeline() {
    throw new Error('No model of the tiny family is run');
  },
};
