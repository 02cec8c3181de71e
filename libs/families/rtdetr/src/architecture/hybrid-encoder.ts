import { type Tensor, upsampleNearest } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import type { EncoderShape } from '../variants/variants.js';
import { coarseAttention } from './coarse-attention.js';
import { convNorm } from './conv-norm.js';
import { convSilu, fusionBlock } from './fusion-block.js';

const path = 'model.encoder';

/** The backbone's three maps (finest first) mixed with each other: all of `channels` channels, sizes as they were. */
export function hybridEncoder(network: Network, maps: readonly Tensor[], shape: EncoderShape): Tensor[] {
  const { channels, feedForward } = shape;
  const [fine, middle, coarse] = maps.map((map, level) =>
    convNorm(network, 'projection', `model.encoder_input_proj.${level}`, map, {
      outChannels: channels,
      kernel: 1,
    }),
  ) as [Tensor, Tensor, Tensor];

  const lateral = { outChannels: channels, kernel: 1 };
  const coarseLateral = convSilu(
    network,
    `${path}.lateral_convs.0`,
    coarseAttention(network, coarse, feedForward),
    lateral,
  );
  const fusedMiddle = fuse(network, 'fpn_blocks.0', [doubled(network, coarseLateral), middle], shape);
  const middleLateral = convSilu(network, `${path}.lateral_convs.1`, fusedMiddle, lateral);
  const fineOut = fuse(network, 'fpn_blocks.1', [doubled(network, middleLateral), fine], shape);

  const middleOut = fuse(network, 'pan_blocks.0', [halved(network, 0, fineOut), middleLateral], shape);
  const coarseOut = fuse(network, 'pan_blocks.1', [halved(network, 1, middleOut), coarseLateral], shape);
  return [fineOut, middleOut, coarseOut];
}

function fuse(network: Network, block: string, maps: readonly [Tensor, Tensor], shape: EncoderShape): Tensor {
  return fusionBlock(network, `${path}.${block}`, maps, shape);
}

function doubled(network: Network, x: Tensor): Tensor {
  return network.at(path, () => upsampleNearest(x, 2));
}

function halved(network: Network, index: number, x: Tensor): Tensor {
  const options = { outChannels: x.shape[1]!, kernel: 3, stride: 2 };
  return convSilu(network, `${path}.downsample_convs.${index}`, x, options);
}
