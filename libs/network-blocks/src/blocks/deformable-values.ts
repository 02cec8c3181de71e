import { conv, reshape, split, type Tensor, transpose } from '@framegate/model-graph';
import type { Network } from '../network.js';
import { linear } from './linear.js';

export interface ValueShape {
  readonly heads: number;
  /** Height and width of each feature map, in the order in which their cells follow each other. */
  readonly levels: readonly (readonly [height: number, width: number])[];
}

/**
 * What is looked at: all levels' cells as rows [B, cells, C], or each level as a map [B, C, height, width]. Maps spare
 * turning the values over, where they exist anyway.
 */
export type Memory = Tensor | readonly Tensor[];

/** The memory projected by the linear layer at `path`: a map [B · heads, C / heads, height, width] for each level. */
export function projectedMaps(network: Network, path: string, memory: Memory, shape: ValueShape): Tensor[] {
  return 'graph' in memory
    ? mapsOfRows(network, path, memory, shape)
    : memory.map((map, level) => perHead(convolved(network, path, map), shape, level));
}

function mapsOfRows(network: Network, path: string, rows: Tensor, shape: ValueShape): Tensor[] {
  const [batch, cells, channels] = rows.shape as [number, number, number];
  const values = linear(network, path, rows, channels);
  return network.at(path, () => {
    const planes = reshape(transpose(values, [0, 2, 1]), [batch, channels, cells]);
    const sizes = shape.levels.map(([height, width]) => height * width);
    const levels = sizes.length === 1 ? [planes] : split(planes, 2, sizes);
    return levels.map((level, index) => perHead(level, shape, index));
  });
}

/** A linear layer over the channels of a map is a 1×1 convolution, and its weights lie in the same order. */
function convolved(network: Network, path: string, map: Tensor): Tensor {
  const channels = map.shape[1]!;
  const spec = network.require({ name: `${path}.weight`, shape: [channels, channels] });
  const weight = network.stored(spec.name, [channels, channels, 1, 1], () => network.source.read(spec));
  const bias = network.weight(`${path}.bias`, [channels]);
  return network.at(path, () => conv(map, weight, bias));
}

/** Heads are contiguous blocks of channels. */
function perHead(map: Tensor, { heads, levels }: ValueShape, level: number): Tensor {
  const [batch, channels] = map.shape as [number, number];
  return reshape(map, [batch * heads, channels / heads, ...levels[level]!]);
}
