import { concat, conv, matmul, reshape, slice, split, type Tensor, transpose } from '@framegate/model-graph';
import { layerNorm, type Network, silu, transposed } from '@framegate/network-blocks';
import { type PatchGrid, windowCount, windowSize, windowsPerSide } from '../backbone/patch-grid.js';
import { epsilon } from '../backbone/transformer-block.js';

/** Channels of what the decoder sees. */
export const memoryWidth = 256;
const halfWidth = memoryWidth / 2;
const bottlenecks = 3;

/**
 * The backbone's features as one map, channels last: [B, rows, columns, 256]. Pointwise convolutions are matrix products,
 * for normalisation wants channels last anyway; the first comes before windows are undone, when there is less to move.
 */
export function projector(
  network: Network,
  path: string,
  features: readonly Tensor[],
  grid: PatchGrid,
): Tensor {
  const stage = `${path}.0`;
  const joined = network.at(stage, () => concat(features as [Tensor, ...Tensor[]], 1));
  const narrowed = pointwise(network, `${stage}.cv1`, joined, memoryWidth);
  const map = network.at(stage, () => unwindowed(narrowed, grid));
  const entered = activated(network, `${stage}.cv1`, map);
  const maps = [...network.at(stage, () => split(entered, 3, [halfWidth, halfWidth]))];
  for (let index = 0; index < bottlenecks; index++) {
    const bottleneck = `${stage}.m.${index}`;
    const inner = convolved(network, `${bottleneck}.cv1`, maps.at(-1)!);
    maps.push(convolved(network, `${bottleneck}.cv2`, inner));
  }
  const all = network.at(stage, () => concat(maps as [Tensor, ...Tensor[]], 3));
  const left = activated(network, `${stage}.cv2`, pointwise(network, `${stage}.cv2`, all, memoryWidth));
  return layerNorm(network, `${path}.1`, left, epsilon);
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

/** A 1×1 convolution, channels last. */
function pointwise(network: Network, path: string, x: Tensor, outChannels: number): Tensor {
  const inChannels = x.shape.at(-1)!;
  const spec = network.require({ name: `${path}.conv.weight`, shape: [outChannels, inChannels, 1, 1] });
  const weight = network.stored(spec.name, [inChannels, outChannels], () =>
    transposed(network.source.read(spec), outChannels, inChannels),
  );
  return network.at(path, () => matmul(x, weight));
}

/** A 3×3 convolution, normalised and activated; channels last outside, first inside, as the operator wants them. */
function convolved(network: Network, path: string, x: Tensor): Tensor {
  const weight = network.weight(`${path}.conv.weight`, [halfWidth, halfWidth, 3, 3]);
  const map = network.at(path, () => {
    const mixed = conv(transpose(x, [0, 3, 1, 2]), weight, undefined, { padding: 1 });
    return transpose(mixed, [0, 2, 3, 1]);
  });
  return activated(network, path, map);
}

/** `bn` normalises over channels in spite of its name. */
function activated(network: Network, path: string, x: Tensor): Tensor {
  const normalised = layerNorm(network, `${path}.bn`, x, epsilon);
  return network.at(path, () => silu(normalised));
}
