import type { ImageSize, ModelFamily, TensorSpec, WeightSource } from '@framegate/model-family';
import { conv, GraphBuilder, type ModelSignature } from '@framegate/model-graph';
import type { FamilySource } from '../family-source.js';

const weight: TensorSpec = { name: 'conv.weight', shape: [2, 3, 1, 1] };
const bias: TensorSpec = { name: 'conv.bias', shape: [2] };

/** One convolution; sides are multiples of 8. */
export const tinyFamily: ModelFamily = {
  name: 'tiny',
  variants: ['tiny-a', 'tiny-b'].map((name) => ({
    name,
    sizeClass: 'nano',
    nativeSize: { height: 16, width: 16 },
    weightsLicence: 'CC0-1.0',
    published: {},
  })),
  tensors: () => [weight, bias],
  ignoresTensor: (name) => name === 'steps',
  syntheticWeights: (variant): WeightSource => ({
    id: `synthetic:${variant}`,
    read: ({ shape }) => new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(0.5),
  }),
  build({ variant, imageSize, batch, weights }) {
    checkInput(imageSize, batch);
    const graph = new GraphBuilder();
    const images = graph.input('images', 'float32', [batch, 3, imageSize.height, imageSize.width]);
    const [w, b] = [weight, bias].map((spec) =>
      graph.weight(spec.name, spec.shape, () => weights.read(spec)),
    );
    if (!w) throw new Error('unreachable');
    graph.output('features', conv(images, w, b));
    const described = { name: variant, producer: { name: 'tiny', version: '1' } };
    return [{ name: '', graph: graph.finish(described) }];
  },
  signatures: ['images to features'],
  recognises: ([signature]) => signature?.producer === 'tiny',
  createPipeline([signature], options) {
    const [batch, , height, width] = inputShape(signature!);
    if (!batch || !height || !width) throw new Error('expected a static input');
    if (options.batch !== undefined && options.batch !== batch)
      throw new Error(`expected batches of ${batch}`);
    const unused = () => {
      throw new Error('the registry runs no model');
    };
    return {
      task: 'detect',
      imageSize: { height, width },
      batch,
      inputs: {},
      preprocess: unused,
      postprocess: unused,
    };
  },
};

/** A source of the tiny family and of no other. */
export const tinyFamilies: FamilySource = {
  list: async () => ['other', 'tiny'],
  load: async () => tinyFamily,
};

function checkInput(imageSize: ImageSize, batch: number): void {
  for (const side of [imageSize.height, imageSize.width]) {
    if (side % 8 !== 0) throw new RangeError(`expected sides that are multiples of 8, got ${side}`);
  }
  if (batch > 4) throw new RangeError(`expected a batch of at most 4, got ${batch}`);
}

function inputShape({ inputs }: ModelSignature): number[] {
  return (inputs[0]?.shape ?? []).filter((size) => typeof size === 'number');
}
