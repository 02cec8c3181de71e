import { add, concat, split, type Tensor } from '@framegate/model-graph';
import type { Network } from '@framegate/network-blocks';
import { attention } from './attention.js';
import { convBlock } from './conv-block.js';

/** Splits in halves and sends the second through attention blocks. Output is as wide as the input. */
export function c2psa(network: Network, path: string, x: Tensor, repeats: number): Tensor {
  const channels = x.shape[1]!;
  const hidden = Math.trunc(channels / 2);
  const wide = convBlock(network, `${path}.cv1`, x, { outChannels: 2 * hidden, kernel: 1 });
  const [kept, first] = network.at(path, () => split(wide, 1, [hidden, hidden])) as [Tensor, Tensor];
  let last = first;
  for (let index = 0; index < repeats; index++) last = attentionBlock(network, `${path}.m.${index}`, last);
  const joined = network.at(path, () => concat([kept, last], 1));
  return convBlock(network, `${path}.cv2`, joined, { outChannels: channels, kernel: 1 });
}

function attentionBlock(network: Network, path: string, x: Tensor): Tensor {
  const channels = x.shape[1]!;
  const attended = attention(network, `${path}.attn`, x);
  const y = network.at(path, () => add(x, attended));
  const hidden = convBlock(network, `${path}.ffn.0`, y, { outChannels: 2 * channels, kernel: 1 });
  const fed = convBlock(network, `${path}.ffn.1`, hidden, {
    outChannels: channels,
    kernel: 1,
    activation: 'none',
  });
  return network.at(path, () => add(y, fed));
}
