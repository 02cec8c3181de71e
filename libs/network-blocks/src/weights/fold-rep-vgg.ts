import type { WeightSource } from '@framegate/model-family';
import { foldedBias, foldedWeight, type NormalisedConv } from './fold-batch-norm.js';

const kernelSize = 9;
const centre = 4;

/**
 * A 3×3 and a 1×1 convolution of one input, each normalised, whose results are added (RepVGG, Ding et al., 2021), as one
 * 3×3 convolution: the 1×1 weights are added to the middles of the 3×3 kernels, the biases to each other.
 */
export interface RepVgg {
  readonly wide: NormalisedConv;
  readonly narrow: NormalisedConv;
}

export function repVggWeight(source: WeightSource, { wide, narrow }: RepVgg): Float32Array {
  const values = foldedWeight(source, wide);
  foldedWeight(source, narrow).forEach((value, index) => (values[kernelSize * index + centre]! += value));
  return values;
}

export function repVggBias(source: WeightSource, { wide, narrow }: RepVgg): Float32Array {
  const other = foldedBias(source, narrow);
  return foldedBias(source, wide).map((value, channel) => value + other[channel]!);
}
