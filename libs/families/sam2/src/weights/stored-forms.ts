import type { TensorPiece, TensorSpec } from '@framegate/model-family';

const fourierMatrix = 'sam_prompt_encoder.pe_layer.positional_encoding_gaussian_matrix';

/**
 * Renames from Meta's checkpoints to those of Hugging Face's port. The first and the last layer of a three-layer
 * perceptron are projections there, so the one between has the number that is the first's here: those names are replaced
 * whole.
 */
const renames: readonly (readonly [pattern: RegExp, replacement: string])[] = [
  [/^image_encoder\.trunk\./, 'vision_encoder.backbone.'],
  [/^image_encoder\.neck\.(convs\.\d)\.conv\./, 'vision_encoder.neck.$1.'],
  [/\.patch_embed\.proj\./, '.patch_embed.projection.'],
  [/^no_mem_embed$/, 'no_memory_embedding'],
  [/\.(output_hypernetworks_mlps\.\d|iou_prediction_head|pred_obj_score_head)\.layers\.0\./, '.$1.proj_in.'],
  [/\.(output_hypernetworks_mlps\.\d|iou_prediction_head|pred_obj_score_head)\.layers\.2\./, '.$1.proj_out.'],
  [/\.(output_hypernetworks_mlps\.\d|iou_prediction_head|pred_obj_score_head)\.layers\.1\./, '.$1.layers.0.'],
  [/\.mlp\.layers\.0\./, '.mlp.proj_in.'],
  [/\.mlp\.layers\.1\./, '.mlp.proj_out.'],
  [/\.norm(\d|_final_attn)\./, '.layer_norm$1.'],
  [/\.out_proj\./, '.o_proj.'],
  [/\.mask_downscaling\.0\./, '.mask_embed.conv1.'],
  [/\.mask_downscaling\.1\./, '.mask_embed.layer_norm1.'],
  [/\.mask_downscaling\.3\./, '.mask_embed.conv2.'],
  [/\.mask_downscaling\.4\./, '.mask_embed.layer_norm2.'],
  [/\.mask_downscaling\.6\./, '.mask_embed.conv3.'],
  [/\.output_upscaling\.0\./, '.upscale_conv1.'],
  [/\.output_upscaling\.1\./, '.upscale_layer_norm.'],
  [/\.output_upscaling\.3\./, '.upscale_conv2.'],
  [/^sam_(prompt_encoder|mask_decoder)\./, '$1.'],
];

/** Adds to a tensor of Meta's checkpoints how Hugging Face's store it. */
export function withStoredForms(spec: TensorSpec): TensorSpec {
  return { ...spec, alternatives: storedForms(spec) };
}

function storedForms({ name, shape }: TensorSpec): readonly (readonly TensorPiece[])[] {
  if (name === fourierMatrix) {
    return [
      [{ name: 'prompt_encoder.shared_embedding.positional_embedding', shape }],
      [{ name: 'shared_image_embedding.positional_embedding', shape }],
    ];
  }
  const label = /^sam_prompt_encoder\.point_embeddings\.(\d)\.weight$/.exec(name)?.[1];
  if (label !== undefined) {
    const row = Number(label);
    return [[{ name: 'prompt_encoder.point_embed.weight', shape: [4, shape[1]!], rows: [row, row + 1] }]];
  }
  const renamed = renames.reduce((current, [pattern, to]) => current.replace(pattern, to), name);
  return renamed === name ? [] : [[{ name: renamed, shape }]];
}
