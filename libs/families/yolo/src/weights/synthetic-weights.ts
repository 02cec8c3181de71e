import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { centreRows, uniformValues } from '@framegate/network-blocks';
import { distanceBins } from '../architecture/detect-head.js';
import { classPriors } from './class-priors.js';

/** Part of every synthetic artifact's address: raise it with any change of a value. */
const ruleVersion = 1;

/** Filters this small (depthwise ones) keep their mean: without it little would be left of them. */
const smallestCentredFilter = 10;

/** Raises the expected distance to each side of a box, so that neighbours overlap enough to suppress each other. */
const biasPerBin = 0.15;

/** Share of a residual A2C2f's result that is added to its input. */
const gamma = 0.25;

/**
 * Weights that keep the network alive at every depth, made of integer hashing, multiplication and square roots
 * alone, so that they are the same bytes on every machine and in every language:
 *
 * - convolutions: uniform in ±gain·sqrt(3 / fan-in), from the name's FNV-1a hash through mulberry32, then each
 *   filter shifted to mean zero. SiLU's outputs have a common positive mean, which centred filters cancel;
 *   otherwise all positions of an image would grow alike within a few layers.
 * - batch normalisation: the identity.
 * - YOLO12's extra biases are 0, as if its checkpoint lacked them, and each gamma is a quarter.
 * - head: see `class-priors.ts`; distances lean towards the far bins.
 */
export function syntheticWeights(variant: string): WeightSource {
  return { id: `synthetic:${variant}:${ruleVersion}`, read: values };
}

function values(spec: TensorSpec): Float32Array {
  const { name, shape } = spec;
  if (name.endsWith('.bn.weight') || name.endsWith('.bn.running_var'))
    return new Float32Array(shape[0]!).fill(1);
  if (/\.(bn\.bias|bn\.running_mean|pe\.conv\.bias)$/.test(name)) return new Float32Array(shape[0]!);
  if (name.endsWith('.gamma')) return new Float32Array(shape[0]!).fill(gamma);
  if (name.endsWith('.bias')) return headBias(spec);
  return filters(spec);
}

function headBias({ name, shape }: TensorSpec): Float32Array {
  const [, branch, level] = /\.(cv[23])\.(\d)\.2\.bias$/.exec(name)!;
  if (branch === 'cv3') return classPriors(shape[0]!, Number(level));
  return Float32Array.from({ length: shape[0]! }, (_, index) => biasPerBin * (index % distanceBins));
}

function filters(spec: TensorSpec): Float32Array {
  const fanIn = spec.shape.slice(1).reduce((product, size) => product * size, 1);
  const values = uniformValues(spec, gainOf(spec) * Math.sqrt(3 / fanIn));
  return fanIn >= smallestCentredFilter ? centreRows(values, fanIn) : values;
}

/** First match wins. The default of 1.7 keeps the variance through SiLU; branches added to their input stay below it. */
const gains: readonly (readonly [pattern: RegExp, gain: number, kernel?: number])[] = [
  [/^model\.0\.conv\.weight$/, 8], // pixels in 0…1 vary little
  [/\.cv3\.\d\.2\.weight$/, 0.2], // class logits
  [/\.cv2\.\d\.2\.weight$/, 0.1], // box logits
  [/\.\d\.\d\.attn\.qkv\.conv\.weight$/, 0.25], // YOLO12's 8 or 16 in a row: more would saturate their softmax
  [/\.\d\.\d\.attn\.proj\.conv\.weight$/, 1], // the values that it gets are so much smaller
  [/\.attn\.qkv\.conv\.weight$/, 1], // not activated
  [/\.(attn\.proj|attn\.pe|ffn\.1|mlp\.1)\.conv\.weight$/, 0.5], // residual, not activated
  [/\.m\.\d\.cv2\.conv\.weight$/, 0.8, 3], // residual: second convolution of a bottleneck (a C3k's of that name is 1×1)
];

function gainOf({ name, shape }: TensorSpec): number {
  const rule = gains.find(
    ([pattern, , kernel]) => pattern.test(name) && (kernel === undefined || kernel === shape[2]),
  );
  return rule?.[1] ?? 1.7;
}
