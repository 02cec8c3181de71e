import type { Tensor } from '../graph/tensor.js';
import { fail, single } from './fail.js';

/**
 * Transposed convolution whose windows do not overlap (stride = kernel).
 * x [B, C, H, W], weight [C, M, k, k], bias [M] → [B, M, H·k, W·k].
 */
export function convTranspose(x: Tensor, weight: Tensor, bias: Tensor): Tensor {
  const inputs: [Tensor, ...Tensor[]] = [x, weight, bias];
  const [batch, channels, height, width] = x.shape;
  const [inChannels, outChannels, kernel, kernelWidth] = weight.shape;
  const fits =
    x.shape.length === 4 && weight.shape.length === 4 && inChannels === channels && kernel === kernelWidth;
  if (!fits || bias.shape.length !== 1 || bias.shape[0] !== outChannels) {
    fail('ConvTranspose', `expected a weight [${channels}, M, k, k] and a bias [M]`, inputs);
  }
  return single(
    x.graph.node({
      opType: 'ConvTranspose',
      inputs,
      attributes: { kernel_shape: [kernel!, kernel!], strides: [kernel!, kernel!] },
      outputs: [{ type: x.type, shape: [batch!, outChannels!, height! * kernel!, width! * kernel!] }],
    }),
  );
}
