import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { centreRows, uniformValues } from '@framegate/network-blocks';

/** Part of every synthetic artifact's address: raise it with any change of a value. */
const ruleVersion = 1;

/**
 * Class logits are about normal with deviation 1, so this many deviations below zero let about 1 in 1500 of the
 * 300 queries · 80 classes pass the usual threshold of 0.5, for any image.
 */
const classBias = -3.2;

/** Sampling points lie at up to this many quarters of half a box from its centre, besides what the query says. */
const furthestSample = 2;

/** Sums of products this short keep their mean: without it little would be left of them. */
const smallestCentredRow = 10;

/**
 * Weights that keep the network alive at every depth, made of integer hashing, multiplication and square roots
 * alone, so that they are the same bytes on every machine and in every language:
 *
 * - convolutions and matrices: uniform in ±gain·sqrt(3 / fan-in), from the name's FNV-1a hash through mulberry32,
 *   then each filter or row shifted to mean zero. What comes out of an activation has a common positive mean; without
 *   the shift it would make all queries alike, and an image would have a class at every query or at none.
 * - normalisations: the identity. Other biases: zero, but for class logits and sampling offsets.
 */
export function syntheticWeights(variant: string): WeightSource {
  return { id: `synthetic:${variant}:${ruleVersion}`, read: values };
}

function values(spec: TensorSpec): Float32Array {
  const { name, shape } = spec;
  if (shape.length > 1) return rows(spec);
  const vector = new Float32Array(shape[0]!);
  if (/\.class_embed\.\d+\.bias$/.test(name)) return vector.fill(classBias);
  if (name.endsWith('.sampling_offsets.bias')) return uniformValues(spec, furthestSample);
  return name.endsWith('.bias') || name.endsWith('.running_mean') ? vector : vector.fill(1);
}

function rows(spec: TensorSpec): Float32Array {
  const fanIn = spec.shape.slice(1).reduce((product, size) => product * size, 1);
  const matrix = uniformValues(spec, gainOf(spec.name) * Math.sqrt(3 / fanIn));
  return fanIn >= smallestCentredRow ? centreRows(matrix, fanIn) : matrix;
}

/** First match wins. 1.7 keeps the variance through ReLU and SiLU, 1 where nothing is activated. */
const gains: readonly (readonly [pattern: RegExp, gain: number])[] = [
  [/\.embedder\.0\.convolution\.weight$/, 8], // pixels in 0…1 vary little
  [/\.layer\.[12]\.convolution\.weight$/, 0.8], // added to their input
  [/\.shortcut\..*convolution\.weight$/, 1.4],
  [/\.convolution\.weight$/, 1.7],
  [/^model\.encoder\.(lateral|downsample).*\.conv\.weight$/, 1.4],
  [/\.(bottlenecks\.\d\.conv[12]|conv3)\.conv\.weight$/, 1.4], // two branches are added, before or in them
  [/\.conv\.weight$/, 1.7],
  [/\.[qk]_proj\.weight$/, 0.5], // sharper attention makes denormal numbers, which are slow
  [/\.(out_proj|output_proj)\.weight$/, 0.3], // added to their input
  [/\.fc1\.weight$/, 1.4],
  [/\.fc2\.weight$/, 0.5], // added to its input
  [/\.(enc_bbox_head|bbox_embed\.\d+)\.layers\.2\.weight$/, 0.5], // logits that move boxes
  [/\.layers\.[01]\.weight$/, 1.4],
];

function gainOf(name: string): number {
  return gains.find(([pattern]) => pattern.test(name))?.[1] ?? 1;
}
