import { add, gelu, matmul, reshape, type Tensor, transpose } from '@framegate/model-graph';
import { layerNorm, type Network, transposed } from '@framegate/network-blocks';
import { rasterOrder, type TokenOrder } from '../blocks/token-order.js';
import { reordered } from '../blocks/tokens.js';

/** Of normalisation over the channels of each pixel. */
export const pixelEpsilon = 1e-6;

const path = 'sam_mask_decoder.output_upscaling';

/** What is read from the features of the finest levels. */
export interface HighResolution {
  /** [1, 64, 2·side, 2·side] */
  readonly level1: Tensor;
  /** [1, 32, 4·side, 4·side] */
  readonly level0: Tensor;
}

/**
 * Image cells [B, side², 256] four times as fine in both directions: [B, 16 · side², 32], the features of that resolution
 * added. A transposed convolution whose windows do not overlap is a linear layer that gives four pixels for one; they stay
 * next to each other, in `upscaledOrder`.
 */
export function upscaling(network: Network, cells: Tensor, { level1, level0 }: HighResolution): Tensor {
  const [batch, count] = cells.shape as [number, number];
  const side = Math.sqrt(count);
  const finer = doubled(network, '0', cells, 64, pixelRows(network, level1, upscaledOrder(side, 2)));
  const normalised = layerNorm(network, `${path}.1`, finer, pixelEpsilon);
  const active = network.at(path, () => gelu(normalised));
  const finest = doubled(network, '3', active, 32, pixelRows(network, level0, upscaledOrder(side, 4)));
  return network.at(path, () => gelu(reshape(finest, [batch, 16 * count, 32], [0, 16 * count, 32])));
}

/** Cell by cell, within a cell quarter by quarter. */
export function upscaledOrder(side: number, factor: number): TokenOrder {
  const steps: number[] = [];
  for (let step = factor; step >= 1; step /= 2) steps.push(step);
  return [
    { over: 'images', size: 1, step: 1 },
    ...steps.flatMap((step, index): TokenOrder => {
      const size = index === 0 ? side : 2;
      return [
        { over: 'rows', size, step },
        { over: 'columns', size, step },
      ];
    }),
  ];
}

/** x [B, N, in] → [B, 4 · N, out], `features` [1, 4 · N, out] added. */
function doubled(network: Network, module: string, x: Tensor, outChannels: number, features: Tensor): Tensor {
  const [batch, count, inChannels] = x.shape as [number, number, number];
  const spec = network.require({
    name: `${path}.${module}.weight`,
    shape: [inChannels, outChannels, 2, 2],
  });
  const weight = network.stored(spec.name, [inChannels, 4 * outChannels], () =>
    pixelsFirst(network.source.read(spec), outChannels),
  );
  const bias = network.weight(`${path}.${module}.bias`, [outChannels]);
  return network.at(`${path}.${module}`, () => {
    const pixels = reshape(matmul(x, weight), [batch, 4 * count, outChannels], [0, 4 * count, outChannels]);
    return add(pixels, add(features, bias));
  });
}

/** [in, out, 4] → [in, 4, out] */
function pixelsFirst(values: Float32Array, outChannels: number): Float32Array {
  const size = 4 * outChannels;
  const result = new Float32Array(values.length);
  for (let start = 0; start < values.length; start += size) {
    result.set(transposed(values.subarray(start, start + size), outChannels, 4), start);
  }
  return result;
}

/** A map [1, C, height, width] as rows [1, pixels, C] in another order. */
function pixelRows(network: Network, map: Tensor, order: TokenOrder): Tensor {
  const [, channels, side] = map.shape as [number, number, number];
  const pixels = side * side;
  return network.at(path, () => {
    const x = transpose(reshape(map, [channels, pixels]), [1, 0]);
    const rows = reordered({ x, order: rasterOrder(side, 1), side }, order);
    return reshape(rows.x, [1, pixels, channels]);
  });
}
