import type { TensorPiece, TensorSpec } from '@framegate/model-family';

type Rename = readonly [pattern: RegExp, replacement: string];

/** How the library transformers names tensors where it does not keep the official names: all that match apply, in order. */
const renames: readonly Rename[] = [
  [/^backbone\.0\.encoder\.encoder\./, 'model.backbone.backbone.'],
  [/^backbone\.0\.projector\.stages\.0\.0\./, 'model.backbone.projector.projector_layer.'],
  [/^backbone\.0\.projector\.stages\.0\.1\./, 'model.backbone.projector.layer_norm.'],
  [/(projector_layer\.)m\./, '$1bottlenecks.'],
  [/(projector_layer\..*)cv(\d)\./, '$1conv$2.'],
  [/(projector_layer\..*)bn\./, '$1norm.'],
  [/^transformer\./, 'model.'],
  [/(decoder\.layers\.\d\.)norm1\./, '$1self_attn_layer_norm.'],
  [/(decoder\.layers\.\d\.)norm2\./, '$1cross_attn_layer_norm.'],
  [/(decoder\.layers\.\d\.)norm3\./, '$1layer_norm.'],
  [/(decoder\.layers\.\d\.)linear(\d)\./, '$1mlp.fc$2.'],
  [/(decoder\.)norm\./, '$1layernorm.'],
  [/(self_attn\.)out_proj\./, '$1o_proj.'],
  [/^refpoint_embed\./, 'model.reference_point_embed.'],
  [/^(query_feat|class_embed|bbox_embed)\./, 'model.$1.'],
];

/** Earlier versions of it had a list of projectors. */
const earlierProjector: Rename = [/^(model\.backbone\.projector\.)/, '$1scale_layers.0.'];

/** Projections that it does not stack. */
const stacked = /in_proj_(weight|bias)$/;

/** Adds the forms that transformers stores a tensor of an official checkpoint in. */
export function storedForms(spec: TensorSpec): TensorSpec {
  const renamed = renames.reduce(rename, spec.name);
  const names = new Set([renamed, rename(renamed, earlierProjector)]);
  names.delete(spec.name);
  const alternatives = [...names].map((name) => piecesOf(name, spec.shape));
  return alternatives.length === 0 ? spec : { ...spec, alternatives };
}

function rename(name: string, [pattern, replacement]: Rename): string {
  return name.replace(pattern, replacement);
}

function piecesOf(name: string, shape: readonly number[]): TensorPiece[] {
  if (!stacked.test(name)) return [{ name, shape }];
  const partShape = shape.with(0, shape[0]! / 3);
  return ['q', 'k', 'v'].map((part) => ({
    name: name.replace(stacked, `${part}_proj.$1`),
    shape: partShape,
  }));
}
