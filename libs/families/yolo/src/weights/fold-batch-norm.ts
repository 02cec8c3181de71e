import type { TensorSpec, WeightSource } from '@framegate/model-family';

/** YOLO's, not PyTorch's default of 1e-5. */
const epsilon = 1e-3;

/** The tensors of one convolution followed by batch normalisation, as a checkpoint names them. */
export interface ConvBatchNorm {
  readonly weight: TensorSpec;
  readonly bias: TensorSpec | undefined;
  readonly batchNorm: Readonly<Record<'weight' | 'bias' | 'mean' | 'variance', TensorSpec>>;
}

export function convBatchNorm(
  path: string,
  weightShape: readonly [number, number, number, number],
  bias: 'optional' | 'none',
): ConvBatchNorm {
  const perChannel = (name: string): TensorSpec => ({ name: `${path}.${name}`, shape: [weightShape[0]] });
  return {
    weight: { name: `${path}.conv.weight`, shape: weightShape },
    bias: bias === 'optional' ? { ...perChannel('conv.bias'), optional: true } : undefined,
    batchNorm: {
      weight: perChannel('bn.weight'),
      bias: perChannel('bn.bias'),
      mean: perChannel('bn.running_mean'),
      variance: perChannel('bn.running_var'),
    },
  };
}

/** In the order of a checkpoint. */
export function tensorsOf({ weight, bias, batchNorm }: ConvBatchNorm): TensorSpec[] {
  return [weight, ...(bias ? [bias] : []), ...Object.values(batchNorm)];
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

/** b' = beta + (bias − mean) · gamma / sqrt(variance + epsilon), the bias 0 where the checkpoint has none. */
export function foldedBias(source: WeightSource, { bias, batchNorm }: ConvBatchNorm): Float32Array {
  const own = bias && (source.has?.(bias) ?? true) ? source.read(bias) : undefined;
  const gamma = source.read(batchNorm.weight);
  const beta = source.read(batchNorm.bias);
  const mean = source.read(batchNorm.mean);
  const variance = source.read(batchNorm.variance);
  return beta.map(
    (value, channel) =>
      value +
      (((own?.[channel] ?? 0) - mean[channel]!) * gamma[channel]!) / Math.sqrt(variance[channel]! + epsilon),
  );
}
