import type { TensorSpec } from '@framegate/model-family';
import { noWeights } from '@framegate/network-blocks';
import { stagesOf } from '../architecture/build-rfdetr.js';
import { findVariant } from '../variants/variants.js';

/** What only training uses: the heads of all groups of queries but the first, and the token that masks patches. */
const trainingOnly = [
  /^(transformer|model)\.enc_(output|output_norm|out_class_embed|out_bbox_embed)\.([1-9]|1[0-2])\./,
  /^(backbone\.0\.encoder\.encoder|model\.backbone\.backbone)\.embeddings\.mask_token$/,
];

/** The tensors of an official checkpoint that the network is built of. They do not depend on the image's size. */
export function checkpointTensors(variant: string): readonly TensorSpec[] {
  const { nativeSize } = findVariant(variant);
  return stagesOf({ variant, imageSize: nativeSize, batch: 1, weights: noWeights }).network.tensors;
}

export function ignoresTensor(name: string): boolean {
  return trainingOnly.some((pattern) => pattern.test(name));
}
