import { add, gelu, type Tensor } from '@framegate/model-graph';
import { layerNorm, linear, type Network } from '@framegate/network-blocks';
import { scaledLinear } from '../blocks/scaled-linear.js';
import { attention } from './attention.js';

/** Of all layer normalisations in the backbone and the projector. */
export const epsilon = 1e-6;
/** Widening of the perceptron's hidden layer. */
const mlpRatio = 4;

/** One layer of DINOv2: attention and a perceptron, each normalised before and scaled after. x [tokens, C]. */
export function transformerBlock(network: Network, path: string, x: Tensor, sequences: number): Tensor {
  const channels = x.shape[1]!;
  const layerScale = (name: string) => {
    const spec = network.require({ name: `${path}.${name}.lambda1`, shape: [channels] });
    return () => network.source.read(spec);
  };
  const attended = attention(
    network,
    `${path}.attention`,
    layerNorm(network, `${path}.norm1`, x, epsilon),
    sequences,
    layerScale('layer_scale1'),
  );
  const seen = network.at(path, () => add(attended, x));
  const hidden = linear(
    network,
    `${path}.mlp.fc1`,
    layerNorm(network, `${path}.norm2`, seen, epsilon),
    mlpRatio * channels,
  );
  const activated = network.at(`${path}.mlp`, () => gelu(hidden));
  const thought = scaledLinear(network, `${path}.mlp.fc2`, activated, channels, layerScale('layer_scale2'));
  return network.at(path, () => add(thought, seen));
}
