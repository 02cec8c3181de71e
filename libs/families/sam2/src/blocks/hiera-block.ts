import { add, gelu } from '@framegate/model-graph';
import { layerNorm, linear, type Network } from '@framegate/network-blocks';
import type { BlockShape } from '../variants/hiera.js';
import { maxPooled, type Tokens } from './tokens.js';
import { windowAttention } from './window-attention.js';

const epsilon = 1e-6;

/** Attention and perceptron, each added to what came in. Where a block pools, the shortcut leads from the normalised tokens. */
export function hieraBlock(network: Network, path: string, tokens: Tokens, shape: BlockShape): Tokens {
  const { outChannels, pools } = shape;
  const normalised = { ...tokens, x: layerNorm(network, `${path}.norm1`, tokens.x, epsilon) };
  const shortcut = pools ? projectedShortcut(network, path, normalised, outChannels) : tokens;
  const attended = windowAttention(network, `${path}.attn`, normalised, shape);
  const sum = network.at(path, () => add(shortcut.x, attended.x));
  const hidden = linear(
    network,
    `${path}.mlp.layers.0`,
    layerNorm(network, `${path}.norm2`, sum, epsilon),
    4 * outChannels,
  );
  const activated = network.at(`${path}.mlp`, () => gelu(hidden));
  const output = linear(network, `${path}.mlp.layers.1`, activated, outChannels);
  return { ...shortcut, x: network.at(path, () => add(sum, output)) };
}

function projectedShortcut(network: Network, path: string, tokens: Tokens, outChannels: number): Tokens {
  const projected = linear(network, `${path}.proj`, tokens.x, outChannels);
  return network.at(path, () => maxPooled({ ...tokens, x: projected }));
}
