import { matmul, reshape, softmax, type Tensor, transpose } from '@framegate/model-graph';
import { linear, type Network } from '@framegate/network-blocks';
import { type OutputScale, scaledLinear } from '../blocks/scaled-linear.js';

const heads = 6;

/**
 * Self-attention of x [tokens, C], where every `sequences`-th token belongs to the same sequence, and tokens look at
 * those of their own alone. `outputScale` is multiplied into the output's weights, and the scores' 1 / sqrt(C / heads)
 * into the queries'.
 */
export function attention(
  network: Network,
  path: string,
  x: Tensor,
  sequences: number,
  outputScale: OutputScale,
): Tensor {
  const [tokens, channels] = x.shape as [number, number];
  const headDim = channels / heads;
  const scoreScale = () => new Float32Array(channels).fill(headDim ** -0.5);
  const q = scaledLinear(network, `${path}.attention.query`, x, channels, scoreScale);
  const k = linear(network, `${path}.attention.key`, x, channels);
  const v = linear(network, `${path}.attention.value`, x, channels);
  const mixed = network.at(`${path}.attention`, () => {
    const split = [tokens / sequences, sequences * heads, headDim];
    const perHead = (y: Tensor, order: readonly number[]) => transpose(reshape(y, split), order);
    const weights = softmax(matmul(perHead(q, [1, 0, 2]), perHead(k, [1, 2, 0])), -1);
    const values = matmul(weights, perHead(v, [1, 0, 2]));
    return reshape(transpose(values, [1, 0, 2]), [tokens, channels]);
  });
  return scaledLinear(network, `${path}.output.dense`, mixed, channels, outputScale);
}
