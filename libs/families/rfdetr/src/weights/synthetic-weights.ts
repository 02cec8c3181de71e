import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { centreRows, uniformValues } from '@framegate/network-blocks';
import { classBiases } from './class-biases.js';

/** Part of every synthetic artifact's address: raise it with any change of a value. */
const ruleVersion = 1;

/**
 * Weights that keep the network alive at every depth, made of integer hashing, multiplication and square roots alone,
 * so that they are the same bytes on every machine and in every language:
 *
 * - matrices: uniform in ±gain·sqrt(3 / fan-in), from the name's FNV-1a hash through mulberry32, then each row shifted to
 *   mean zero. Activations have a common positive mean, which such rows cancel; otherwise all tokens would grow alike.
 *   Filters of patches keep their mean: it is how plain areas are seen.
 * - tables of positions and queries: uniform in ±bound.
 * - normalisations: the identity; other biases and layer scales: constants, but for `class-biases.ts`.
 */
export function syntheticWeights(variant: string): WeightSource {
  return { id: `synthetic:${variant}:${ruleVersion}`, read: values };
}

function values(spec: TensorSpec): Float32Array {
  const { name, shape } = spec;
  const table = lookUp(tables, name);
  if (table !== undefined) return uniformValues(spec, table);
  if (name.endsWith('class_embed.0.bias') || name === 'class_embed.bias') return classBiases(shape[0]!);
  if (shape.length === 1) return new Float32Array(shape[0]!).fill(lookUp(constants, name) ?? 0);
  const fanIn = shape.slice(1).reduce((product, size) => product * size, 1);
  const matrix = uniformValues(spec, (lookUp(gains, name) ?? 1) * Math.sqrt(3 / fanIn));
  return name.endsWith('patch_embeddings.projection.weight') ? matrix : centreRows(matrix, fanIn);
}

/** The first match counts. */
type Lookup = readonly (readonly [pattern: RegExp, value: number])[];

/** Bounds. */
const tables: Lookup = [
  [/\.(position_embeddings|cls_token)$/, 1],
  [/^query_feat\.weight$/, 1],
  [/^refpoint_embed\.weight$/, 0.2],
  [/\.sampling_offsets\.bias$/, 2],
];

const constants: Lookup = [
  [/\.lambda1$/, 0.5],
  [/\.weight$/, 1], // of normalisations
  [/enc_out_bbox_embed\.0\.layers\.2\.bias$/, 1.2], // boxes some times as large as the small proposals
];

const gains: Lookup = [
  // With the bias that training starts from, about one in a thousand class logits then passes the usual threshold.
  [/^class_embed\.weight$/, 1.52],
  [/bbox_embed(\.0)?\.layers\.[01]\.weight$/, 1.4], // keeps the variance through ReLU
  [/bbox_embed(\.0)?\.layers\.2\.weight$/, 0.5], // becomes a power of e
  [/\.sampling_offsets\.weight$/, 0.5],
  [/\.decoder\.layers\.\d\.(self_attn\.out_proj|linear2)\.weight$/, 0.5], // would make queries alike
];

function lookUp(table: Lookup, name: string): number | undefined {
  return table.find(([pattern]) => pattern.test(name))?.[1];
}
