import type { TensorSpec } from '@framegate/model-family';
import { noWeights } from '@framegate/network-blocks';
import { partsOf } from '../architecture/build-rtdetr.js';

/** The tensors of an official checkpoint that the network is built of. They do not depend on the image's size. */
export function checkpointTensors(variant: string): readonly TensorSpec[] {
  const imageSize = { height: 128, width: 128 };
  return partsOf({ variant, imageSize, batch: 1, weights: noWeights }).network.tensors;
}

const ignored: readonly RegExp[] = [
  // Counters of training steps.
  /\.num_batches_tracked$/,
  // What training hides in noisy queries for the decoder to find again.
  /^(model|decoder)\.denoising_class_embed\.weight$/,
  // Class heads behind decoder layers whose classes only training looks at: all but a variant's last.
  /^(model\.decoder\.class_embed|decoder\.dec_score_head)\.\d+\.(weight|bias)$/,
  // Heads that older files hold a second time, beside the decoder.
  /^(class|bbox)_embed\.\d+\./,
];

export function ignoresTensor(name: string): boolean {
  return ignored.some((pattern) => pattern.test(name));
}
