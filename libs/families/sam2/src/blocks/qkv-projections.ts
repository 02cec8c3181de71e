import type { TensorSpec } from '@framegate/model-family';
import { add, matmul, type Tensor } from '@framegate/model-graph';
import { type Network, transposed } from '@framegate/network-blocks';
import type { GroupedProjections } from './attention.js';

/** In the order in which a checkpoint stacks them. */
const parts = ['q', 'k', 'v'] as const;

/**
 * Queries, keys and values of rows [N, C] as [N, channels] each. Checkpoints stack the three; the file holds them apart,
 * so that no run has to copy them apart, and q's with attention's scale in it.
 */
export function qkvProjections(
  network: Network,
  path: string,
  x: Tensor,
  channels: number,
  heads: number,
): GroupedProjections {
  const inChannels = x.shape.at(-1)!;
  const weight = stackedReader(network, { name: `${path}.weight`, shape: [3 * channels, inChannels] });
  const bias = stackedReader(network, { name: `${path}.bias`, shape: [3 * channels] });
  const scale = 1 / Math.sqrt(channels / heads);
  const weights = parts.map((part, index) =>
    network.stored(`${path}.weight.${part}`, [inChannels, channels], () =>
      transposed(scaled(weight(index), index === 0 ? scale : 1), channels, inChannels),
    ),
  );
  const biases = parts.map((part, index) =>
    network.stored(`${path}.bias.${part}`, [channels], () => scaled(bias(index), index === 0 ? scale : 1)),
  );
  const [q, k, v] = network.at(path, () =>
    parts.map((_, index) => add(matmul(x, weights[index]!), biases[index]!)),
  ) as [Tensor, Tensor, Tensor];
  return { q, k, v };
}

/** Reads a stacked tensor once for its three parts, which are asked for in order, and lets go of it with the last. */
function stackedReader(network: Network, spec: TensorSpec): (part: number) => Float32Array {
  const complete = network.require(spec);
  let values: Float32Array | undefined;
  return (part) => {
    values ??= network.source.read(complete);
    const size = values.length / parts.length;
    const slice = values.slice(part * size, (part + 1) * size);
    if (part === parts.length - 1) values = undefined;
    return slice;
  };
}

function scaled(values: Float32Array, factor: number): Float32Array {
  if (factor !== 1) for (let index = 0; index < values.length; index++) values[index]! *= factor;
  return values;
}
