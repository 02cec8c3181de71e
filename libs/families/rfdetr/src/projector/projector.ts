import { concat, conv, reshape, slice, split, type Tensor, transpose } from '@framegate/model-graph';
import { layerNorm, type Network, silu } from '@framegate/network-blocks';
import { type PatchGrid, windowCount, windowSize, windowsPerSide } from '../backbone/patch-grid.js';
import { epsilon } from '../backbone/transformer-block.js';

/** Channels of what the decoder sees. */
export const memoryWidth = 256;
const halfWidth = memoryWidth / 2;
const bottlenecks = 3;

/** The backbone's features as one map, channels last: [B, rows, columns, 256]. */
export function projector(
  network: Network,
  path: string,
  features: readonly Tensor[],
  grid: PatchGrid,
): Tensor {
  const stage = `${path}.0`;
  const joined = network.at(stage, () => unwindowed(concat(features as [Tensor, ...Tensor[]], 1), grid));
  const entered = convolved(network, `${stage}.cv1`, joined, memoryWidth, 1);
  const maps = [...network.at(stage, () => split(entered, 3, [halfWidth, halfWidth]))];
  for (let index = 0; index < bottlenecks; index++) {
    const bottleneck = `${stage}.m.${index}`;
    const inner = convolved(network, `${bottleneck}.cv1`, maps.at(-1)!, halfWidth, 3);
    maps.push(convolved(network, `${bottleneck}.cv2`, inner, halfWidth, 3));
  }
  const all = network.at(stage, () => concat(maps as [Tensor, ...Tensor[]], 3));
  return layerNorm(network, `${path}.1`, convolved(network, `${stage}.cv2`, all, memoryWidth, 1), epsilon);
}

/** Tokens [tokens · windows · B, C] without the class tokens, in the image's order: [B, rows, columns, C]. */
export function unwindowed(x: Tensor, grid: PatchGrid): Tensor {
  const [rows, columns] = windowSize(grid);
  const channels = x.shape[1]!;
  const tokens = reshape(x, [rows * columns + 1, windowCount, grid.batch, channels]);
  const patches = slice(tokens, 0, 1, rows * columns + 1);
  const cut = reshape(patches, [rows, columns, windowsPerSide, windowsPerSide, grid.batch, channels]);
  return reshape(transpose(cut, [4, 2, 0, 3, 1, 5]), [grid.batch, grid.rows, grid.columns, channels]);
}

/**
 * A convolution, normalised over channels (by `bn`, in spite of its name) and activated. Channels are last outside, as
 * normalisation wants them, and first inside, as the operator does.
 */
function convolved(network: Network, path: string, x: Tensor, outChannels: number, kernel: 1 | 3): Tensor {
  const weight = network.weight(`${path}.conv.weight`, [outChannels, x.shape[3]!, kernel, kernel]);
  const map = network.at(path, () => {
    const mixed = conv(transpose(x, [0, 3, 1, 2]), weight, undefined, { padding: (kernel - 1) / 2 });
    return transpose(mixed, [0, 2, 3, 1]);
  });
  const normalised = layerNorm(network, `${path}.bn`, map, epsilon);
  return network.at(path, () => silu(normalised));
}
