import type { TensorSpec } from '@framegate/model-family';
import { noWeights } from '@framegate/network-blocks';
import { layersOf } from '../architecture/build-yolo.js';

/** The tensors of an official checkpoint that the network is built of. They do not depend on the image's size. */
export function checkpointTensors(variant: string): readonly TensorSpec[] {
  const smallest = { height: 32, width: 32 };
  return layersOf({ variant, imageSize: smallest, batch: 1, weights: noWeights }).network.tensors;
}

/** Counters of training steps, and the fixed 0…15 of the distance bins, which the graph has anyway. */
export function ignoresTensor(name: string): boolean {
  return name.endsWith('.bn.num_batches_tracked') || /^model\.\d+\.dfl\.conv\.weight$/.test(name);
}
