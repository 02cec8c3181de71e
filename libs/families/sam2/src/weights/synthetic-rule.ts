/** Largest numbers of tensors that are no linear map: embeddings, tokens, frequencies. */
const spreads: readonly (readonly [pattern: RegExp, bound: number])[] = [
  [/\.pos_embed(_window)?$|^no_mem_embed$/, 0.3],
  [/\.positional_encoding_gaussian_matrix$/, 1],
  [/\.(point_embeddings\.\d|not_a_point_embed|no_mask_embed)\.weight$/, 1],
  [/\.(obj_score_token|iou_token|mask_tokens)\.weight$/, 1],
];

/** First match wins. */
const gains: readonly (readonly [pattern: RegExp, gain: number])[] = [
  [/\.attn\.proj\.weight$|\.blocks\.\d+\.mlp\.layers\.1\.weight$/, 0.5], // added to their input
  [/\.layers\.0\.cross_attn_token_to_image\.k_proj\.weight$/, 0.5], // of features that nothing has normalised yet
  [/attn_token_to_image\.(q|k)_proj\.weight$/, 2], // so that what a token reads depends on the prompt
];

/** Pixels' channels are positive more often than not, so that a mask leans towards leaving them out. */
const leansOutside = /\.output_hypernetworks_mlps\.\d\.layers\.2\.bias$/;

/** Bound of the numbers of a tensor that is no linear map. */
export function spreadOf(name: string): number | undefined {
  return spreads.find(([pattern]) => pattern.test(name))?.[1];
}

/** What all numbers of a normalisation's weight, or of a bias, are. */
export function constantOf(name: string): number {
  if (name.endsWith('.weight')) return 1;
  return leansOutside.test(name) ? -0.08 : 0;
}

/** How much wider a linear map's outputs are spread than its inputs. */
export function gainOf(name: string): number {
  return gains.find(([pattern]) => pattern.test(name))?.[1] ?? 1;
}
