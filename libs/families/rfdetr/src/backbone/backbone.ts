import { reshape, type Tensor } from '@framegate/model-graph';
import { layerNorm, type Network } from '@framegate/network-blocks';
import { embeddings, width } from './embeddings.js';
import { type PatchGrid, windowCount } from './patch-grid.js';
import { epsilon, transformerBlock } from './transformer-block.js';

const layers = 12;
/** In these layers tokens see the whole image, in the others their window. */
const globalLayers: readonly number[] = [3, 6, 9];
/** After how many layers features are taken. */
const taps: readonly number[] = [3, 6, 9, 12];

/** DINOv2 with windows: features of the image after each quarter of the layers, [tokens · windows · B, 384] each. */
export function backbone(
  network: Network,
  path: string,
  images: Tensor,
  grid: PatchGrid,
  nativeSide: number,
): Tensor[] {
  const embedded = embeddings(network, `${path}.embeddings`, images, grid, nativeSide);
  let tokens = network.at(path, () =>
    reshape(embedded, [embedded.shape[0]! * windowCount * grid.batch, width]),
  );
  const features: Tensor[] = [];
  for (let layer = 0; layer < layers; layer++) {
    const sequences = globalLayers.includes(layer) ? grid.batch : grid.batch * windowCount;
    tokens = transformerBlock(network, `${path}.encoder.layer.${layer}`, tokens, sequences);
    if (taps.includes(layer + 1)) features.push(layerNorm(network, `${path}.layernorm`, tokens, epsilon));
  }
  return features;
}
