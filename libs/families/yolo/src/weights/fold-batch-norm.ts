import type { TensorSpec, WeightSource } from '@framegate/model-family';

/** YOLO's, not PyTorch's default of 1e-5. */
const epsilon = 1e-3;

/** The tensors of one convolution followed by batch normalisation, as a checkpoint names them. */
export interface ConvBatchNorm {
  readonly weight: TensorSpec;
  readonly batchNorm: Readonly<Record<'weight' | 'bias' | 'mean' | 'variance', TensorSpec>>;
}

export function convBatchNorm(
  path: string,
  weightShape: readonly [number, number, number, number],
): ConvBatchNorm {
  const perChannel = (name: string): TensorSpec => ({ name: `${path}.bn.${name}`, shape: [weightShape[0]] });
  return {
    weight: { name: `${path}.conv.weight`, shape: weightShape },
    batchNorm: {
      weight: perChannel('weight'),
      bias: perChannel('bias'),
      mean: perChannel('running_mean'),
      variance: perChannel('running_var'),
    },
  };
}

/** W' = W · gamma / sqrt(variance + epsilon), for each output channel; computed in double precision. */
export function foldedWeight(source: WeightSource, { weight, batchNorm }: ConvBatchNorm): Float32Array {
  const values = source.read(weight);
  const gamma = source.read(batchNorm.weight);
  const variance = source.read(batchNorm.variance);
  const perChannel = values.length / gamma.length;
  for (let channel = 0; channel < gamma.length; channel++) {
    const factor = gamma[channel]! / Math.sqrt(variance[channel]! + epsilon);
    const end = (channel + 1) * perChannel;
    for (let index = channel * perChannel; index < end; index++) values[index]! *= factor;
  }
  return values;
}

/** b' = beta − mean · gamma / sqrt(variance + epsilon) */
export function foldedBias(source: WeightSource, { batchNorm }: ConvBatchNorm): Float32Array {
  const gamma = source.read(batchNorm.weight);
  const beta = source.read(batchNorm.bias);
  const mean = source.read(batchNorm.mean);
  const variance = source.read(batchNorm.variance);
  return beta.map(
    (value, channel) => value - (mean[channel]! * gamma[channel]!) / Math.sqrt(variance[channel]! + epsilon),
  );
}
