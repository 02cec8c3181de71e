import { add, averagePool, relu, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import type { BackboneShape } from '../variants/variants.js';
import { convNorm } from './conv-norm.js';

export interface ResidualLayerOptions {
  readonly layer: BackboneShape['layer'];
  readonly outChannels: number;
  /** The first of a stage has a convolution in its shortcut, and halves the map from the second stage on. */
  readonly shortcut: 'identity' | 'projected' | 'halved';
}

/** A bottleneck is as much narrower inside. */
export const bottleneckFactor = 4;

/** ReLU(main + shortcut) of a ResNet-vd: [B, C, H, W] → [B, C', H, W], or half as high and wide. */
export function residualLayer(
  network: Network,
  path: string,
  x: Tensor,
  options: ResidualLayerOptions,
): Tensor {
  const main = mainBranch(network, `${path}.layer`, x, options);
  const shortcut = shortcutBranch(network, `${path}.shortcut`, x, options);
  return network.at(path, () => relu(add(main, shortcut)));
}

function mainBranch(
  network: Network,
  path: string,
  x: Tensor,
  { layer, outChannels, shortcut }: ResidualLayerOptions,
): Tensor {
  const stride = shortcut === 'halved' ? 2 : 1;
  const narrow = outChannels / bottleneckFactor;
  const convs =
    layer === 'basic'
      ? [
          { outChannels, kernel: 3, stride },
          { outChannels, kernel: 3 },
        ]
      : [
          { outChannels: narrow, kernel: 1 },
          { outChannels: narrow, kernel: 3, stride },
          { outChannels, kernel: 1 },
        ];
  return convs.reduce((value, options, index) => {
    const y = convNorm(network, 'backbone', `${path}.${index}`, value, options);
    return index === convs.length - 1 ? y : network.at(`${path}.${index}`, () => relu(y));
  }, x);
}

/** Halving averages before it projects: a strided 1×1 convolution would not look at three pixels of four. */
function shortcutBranch(
  network: Network,
  path: string,
  x: Tensor,
  { outChannels, shortcut }: ResidualLayerOptions,
): Tensor {
  const projection = { outChannels, kernel: 1 };
  if (shortcut === 'identity') return x;
  if (shortcut === 'projected') return convNorm(network, 'backbone', path, x, projection);
  const halved = network.at(path, () => averagePool(x, 2));
  return convNorm(network, 'backbone', `${path}.1`, halved, projection);
}
