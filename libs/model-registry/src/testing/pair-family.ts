import type { ModelFamily, TensorSpec, WeightSource } from '@framegate/model-family';
import { conv, GraphBuilder, type ModelGraph } from '@framegate/model-graph';
import type { FamilySource } from '../family-source.js';
import { tinyFamily } from './tiny-family.js';

const encoderWeight: TensorSpec = { name: 'encoder.weight', shape: [2, 3, 1, 1] };
const decoderWeight: TensorSpec = { name: 'decoder.weight', shape: [1, 2, 1, 1] };

/** Two convolutions, each a network of its own; input and errors are the tiny family's. */
export const pairFamily: ModelFamily = {
  ...tinyFamily,
  name: 'pair',
  variants: tinyFamily.variants.map((variant) => ({
    ...variant,
    name: variant.name.replace('tiny', 'pair'),
  })),
  tensors: () => [encoderWeight, decoderWeight],
  build({ batch, imageSize: { height, width }, weights }) {
    if (height % 8 !== 0) throw new RangeError(`expected sides that are multiples of 8, got ${height}`);
    return [
      { name: 'encoder', graph: convolution('images', [batch, 3, height, width], encoderWeight, weights) },
      { name: 'decoder', graph: convolution('features', [batch, 2, height, width], decoderWeight, weights) },
    ];
  },
  signatures: ['images to features, and features to masks'],
  recognises: (signatures) => signatures.map(({ inputs }) => inputs[0]?.name).join() === 'images,features',
};

/** A source of the pair family and of no other. */
export const pairFamilies: FamilySource = { list: async () => ['pair'], load: async () => pairFamily };

export const pairManifest = { variant: 'pair-a', family: 'pair' } as const;

function convolution(
  input: string,
  shape: readonly number[],
  spec: TensorSpec,
  weights: WeightSource,
): ModelGraph {
  const graph = new GraphBuilder();
  const weight = graph.weight(spec.name, spec.shape, () => weights.read(spec));
  graph.output(`from ${input}`, conv(graph.input(input, 'float32', shape), weight, undefined));
  return graph.finish({ name: input, producer: { name: 'pair', version: '1' } });
}
