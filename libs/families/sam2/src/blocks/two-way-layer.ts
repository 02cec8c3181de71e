import { add, relu, type Tensor } from '@framegate/model-graph';
import { layerNorm, linear, type Network } from '@framegate/network-blocks';
import { type Attended, tokenAttention } from './token-attention.js';

/** PyTorch's own, unlike everywhere else in the network. */
export const epsilon = 1e-5;

const hiddenChannels = 2048;
/** Attention between tokens and image runs at half the width. */
export const crossChannels = 128;

/** What two-way attention carries on: tokens [T, B, 256] and image cells [N, B, 256]. */
export interface TwoWayState {
  readonly tokens: Tensor;
  readonly image: Tensor;
}

export interface TwoWayPositions {
  /** The tokens as they were at first. */
  readonly tokens: Tensor;
  /** Of the cells, fixed. */
  readonly image: Tensor;
}

/** Tokens attend to each other, then to the image, pass a perceptron, and the image attends to them. */
export function twoWayLayer(
  network: Network,
  path: string,
  state: TwoWayState,
  positions: TwoWayPositions,
  isFirst: boolean,
): TwoWayState {
  const image: Attended = { x: state.image, position: positions.image, isFixed: true };
  const placed = (x: Tensor): Attended => ({ x, position: positions.tokens });
  const normalised = (index: number, x: Tensor, change: Tensor) =>
    layerNorm(
      network,
      `${path}.norm${index}`,
      network.at(path, () => add(x, change)),
      epsilon,
    );

  const looked = selfAttended(network, path, state.tokens, positions.tokens, isFirst);
  const informed = normalised(
    2,
    looked,
    tokenAttention(network, `${path}.cross_attn_token_to_image`, placed(looked), image, {
      channels: crossChannels,
      scaled: 'queries',
    }),
  );
  const hidden = linear(network, `${path}.mlp.layers.0`, informed, hiddenChannels);
  const activated = network.at(`${path}.mlp`, () => relu(hidden));
  const tokens = normalised(
    3,
    informed,
    linear(network, `${path}.mlp.layers.1`, activated, informed.shape[2]!),
  );
  const cells = normalised(
    4,
    state.image,
    tokenAttention(network, `${path}.cross_attn_image_to_token`, image, placed(tokens), {
      channels: crossChannels,
      scaled: 'keys',
    }),
  );
  return { tokens, image: cells };
}

/** In the first layer tokens are what they attend from: nothing is added to them, neither position nor shortcut. */
function selfAttended(
  network: Network,
  path: string,
  tokens: Tensor,
  position: Tensor,
  isFirst: boolean,
): Tensor {
  const side: Attended = isFirst ? { x: tokens } : { x: tokens, position };
  const attended = tokenAttention(network, `${path}.self_attn`, side, side, {
    channels: tokens.shape[2]!,
    scaled: 'queries',
  });
  const sum = isFirst ? attended : network.at(path, () => add(tokens, attended));
  return layerNorm(network, `${path}.norm1`, sum, epsilon);
}
