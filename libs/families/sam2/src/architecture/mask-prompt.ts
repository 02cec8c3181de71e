import { add, gelu, matmul, mul, reshape, sub, type Tensor, transpose } from '@framegate/model-graph';
import { layerNorm, type Network, transposed } from '@framegate/network-blocks';
import { pixelEpsilon } from './upscaling.js';

const path = 'sam_prompt_encoder';
const channels = 256;

/**
 * What an earlier mask says about each cell [cells, masks, 256]: three convolutions whose windows do not overlap, which
 * are linear layers of the 4×4 logits of a cell. `mask` [masks, 1, 4·side, 4·side]; where `hasMask` [masks] is 0, a
 * learned vector says that there is none.
 */
export function maskPrompt(network: Network, mask: Tensor, hasMask: Tensor, side: number): Tensor {
  const masks = mask.shape[0]!;
  const cells = side * side;
  const noMask = network.weight(`${path}.no_mask_embed.weight`, [1, channels]);
  const quarters = network.at(path, () => {
    const split = reshape(mask, [masks, side, 2, 2, side, 2, 2], [-1, side, 2, 2, side, 2, 2]);
    return reshape(transpose(split, [1, 4, 0, 2, 5, 3, 6]), [cells, masks, 4, 4], [cells, -1, 4, 4]);
  });
  const fine = activated(network, '1', downscaling(network, '0', quarters, [4, 1, 2, 2]));
  const joined = network.at(path, () => reshape(fine, [cells, masks, 16], [0, 0, 16]));
  const coarse = activated(network, '4', downscaling(network, '3', joined, [16, 4, 2, 2]));
  const embedded = downscaling(network, '6', coarse, [channels, 16, 1, 1]);
  return network.at(path, () => {
    const share = reshape(hasMask, [hasMask.shape[0]!, 1], [-1, 1]);
    const none = mul(sub(network.graph.floats([1]), share), noMask);
    return add(mul(embedded, share), none);
  });
}

/** A convolution of `shape` [out, in, k, k] and stride k on rows that hold k² pixels one after the other. */
function downscaling(
  network: Network,
  module: string,
  x: Tensor,
  shape: readonly [number, number, number, number],
): Tensor {
  const [outChannels, inChannels, kernel] = shape;
  const spec = network.require({ name: `${path}.mask_downscaling.${module}.weight`, shape });
  const pixels = kernel * kernel;
  const weight = network.stored(spec.name, [pixels * inChannels, outChannels], () =>
    pixelsFirst(network.source.read(spec), outChannels, inChannels, pixels),
  );
  const bias = network.weight(`${path}.mask_downscaling.${module}.bias`, [outChannels]);
  return network.at(`${path}.mask_downscaling.${module}`, () => add(matmul(x, weight), bias));
}

/** [out, in, pixels] → [pixels · in, out] */
function pixelsFirst(
  values: Float32Array,
  outChannels: number,
  inChannels: number,
  pixels: number,
): Float32Array {
  const size = inChannels * pixels;
  const rows = new Float32Array(values.length);
  for (let out = 0; out < outChannels; out++) {
    rows.set(transposed(values.subarray(out * size, (out + 1) * size), inChannels, pixels), out * size);
  }
  return transposed(rows, outChannels, size);
}

function activated(network: Network, module: string, x: Tensor): Tensor {
  const normalised = layerNorm(network, `${path}.mask_downscaling.${module}`, x, pixelEpsilon);
  return network.at(`${path}.mask_downscaling.${module}`, () => gelu(normalised));
}
