import type { TensorSpec, WeightSource } from '@framegate/model-family';

/** The checkpoint's tensors of one convolution followed by batch normalisation. */
export interface NormalisedConv {
  readonly weight: TensorSpec;
  /** The convolution's own bias, where it can have one besides the normalisation's. */
  readonly bias?: TensorSpec;
  readonly norm: Readonly<Record<'weight' | 'bias' | 'mean' | 'variance', TensorSpec>>;
  /** Added to the variance; frameworks differ in it. */
  readonly epsilon: number;
}

/** W' = W · gamma / sqrt(variance + epsilon), for each output channel; computed in double precision. */
export function foldedWeight(source: WeightSource, conv: NormalisedConv): Float32Array {
  const values = source.read(conv.weight);
  const factors = channelFactors(source, conv);
  const perChannel = values.length / factors.length;
  factors.forEach((factor, channel) => {
    const end = (channel + 1) * perChannel;
    for (let index = channel * perChannel; index < end; index++) values[index]! *= factor;
  });
  return values;
}

/** b' = beta + (bias − mean) · gamma / sqrt(variance + epsilon), the bias 0 where the checkpoint has none. */
export function foldedBias(source: WeightSource, conv: NormalisedConv): Float32Array {
  const { bias, norm } = conv;
  const own = bias && (source.has?.(bias) ?? true) ? source.read(bias) : undefined;
  const beta = source.read(norm.bias);
  const mean = source.read(norm.mean);
  const factors = channelFactors(source, conv);
  return beta.map((value, channel) => value + ((own?.[channel] ?? 0) - mean[channel]!) * factors[channel]!);
}

function channelFactors(source: WeightSource, { norm, epsilon }: NormalisedConv): Float64Array {
  const variance = source.read(norm.variance);
  return Float64Array.from(source.read(norm.weight), (gamma, channel) => {
    return gamma / Math.sqrt(variance[channel]! + epsilon);
  });
}
