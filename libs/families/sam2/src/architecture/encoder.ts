import { add, conv, reshape, type Tensor, transpose } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { hieraBlock } from '../blocks/hiera-block.js';
import { imagesOf, rasterOrder, windowOrder } from '../blocks/token-order.js';
import { reordered, type Tokens } from '../blocks/tokens.js';
import { type BlockShape, blockTable, type Hiera } from '../variants/hiera.js';
import { imageSide } from '../variants/variants.js';
import { neck } from './neck.js';
import { positionEmbedding } from './position-embedding.js';

const trunk = 'image_encoder.trunk';
const patch = { kernel: 7, stride: 4, padding: 3 };

/**
 * `image` [B, 3, 1024, 1024], normalised → `high_res_feats_0` [B, 32, 256, 256], `high_res_feats_1` [B, 64, 128, 128] and
 * `image_embed` [B, 256, 64, 64].
 */
export function addEncoder(network: Network, hiera: Hiera, batch: number): void {
  const image = network.graph.input('image', 'float32', [batch, 3, imageSide, imageSide]);
  const maps = stageOutputs(network, hiera, patchTokens(network, hiera, image));
  const features = neck(network, maps);
  network.graph.output('high_res_feats_0', features.level0);
  network.graph.output('high_res_feats_1', features.level1);
  network.graph.output('image_embed', features.embedding);
}

/** Patches with their positions, in the order of the first stage's windows. */
function patchTokens(network: Network, { width, windows, positionSide }: Hiera, image: Tensor): Tokens {
  const batch = image.shape[0]!;
  const side = imageSide / patch.stride;
  const path = `${trunk}.patch_embed.proj`;
  const weight = network.weight(`${path}.weight`, [width, 3, patch.kernel, patch.kernel]);
  const bias = network.weight(`${path}.bias`, [width]);
  const position = positionEmbedding(network, {
    channels: width,
    storedSide: positionSide,
    window: windows[0],
    side,
  });
  return network.at(path, () => {
    const cells = transpose(conv(image, weight, bias, patch), [0, 2, 3, 1]);
    const placed = add(reshape(cells, [batch, side * side, width]), position);
    const x = reshape(placed, [batch * side * side, width]);
    return reordered({ x, order: rasterOrder(side, batch), side }, windowOrder(side, windows[0], batch));
  });
}

/** What comes out of the last block of each stage. */
function stageOutputs(network: Network, hiera: Hiera, patches: Tokens): Tokens[] {
  const maps: Tokens[] = [];
  let tokens = patches;
  for (const shape of blockTable(hiera, patches.side)) {
    const path = `${trunk}.blocks.${shape.index}`;
    tokens = network.at(path, () => inStageOrder(tokens, shape));
    tokens = hieraBlock(network, path, tokens, shape);
    maps[shape.stage] = tokens;
  }
  return maps;
}

/** Windows that fill the grid are an order to stay in: only a stage whose windows stick out reorders in every block. */
function inStageOrder(tokens: Tokens, { window, side, pools }: BlockShape): Tokens {
  const staysInWindows = !pools && window < side && side % window === 0;
  if (!staysInWindows) return tokens;
  return reordered(tokens, windowOrder(side, window, imagesOf(tokens.order)));
}
