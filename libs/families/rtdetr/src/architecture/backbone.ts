import { maxPool, relu, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import type { BackboneShape } from '../variants/variants.js';
import { convNorm } from './conv-norm.js';
import { bottleneckFactor, residualLayer } from './residual-layer.js';

const path = 'model.backbone.model';

/** ResNet-vd of [B, 3, H, W]: the maps after the second, third and fourth stage, an 8th, 16th and 32nd as high and wide. */
export function backbone(network: Network, images: Tensor, { layer, depths }: BackboneShape): Tensor[] {
  const widening = layer === 'basic' ? 1 : bottleneckFactor;
  let x = stem(network, images);
  const maps = depths.map((depth, stage) => {
    const outChannels = 64 * 2 ** stage * widening;
    for (let index = 0; index < depth; index++) {
      x = residualLayer(network, `${path}.encoder.stages.${stage}.layers.${index}`, x, {
        layer,
        outChannels,
        shortcut: index > 0 ? 'identity' : stage === 0 ? 'projected' : 'halved',
      });
    }
    return x;
  });
  return maps.slice(1);
}

function stem(network: Network, images: Tensor): Tensor {
  const convs = [{ outChannels: 32, stride: 2 }, { outChannels: 32 }, { outChannels: 64 }];
  const features = convs.reduce((x, options, index) => {
    const conv = `${path}.embedder.embedder.${index}`;
    const y = convNorm(network, 'backbone', conv, x, { kernel: 3, ...options });
    return network.at(conv, () => relu(y));
  }, images);
  return network.at(`${path}.embedder`, () => maxPool(features, { kernel: 3, stride: 2, padding: 1 }));
}
