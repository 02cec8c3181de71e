import type { TensorPiece, TensorSpec } from '@framegate/model-family';

type Renaming = readonly (readonly [RegExp, string])[];

/** Newer versions of the library call these otherwise in memory, though they write files under the official names. */
const inMemory: Renaming = [
  [/encoder\.encoder\.0\./, 'encoder.aifi.0.'],
  [/(layers\.\d+)\.(fc[12]\.)/, '$1.mlp.$2'],
  [/self_attn\.out_proj\./, 'self_attn.o_proj.'],
];

/** The authors' own repository. */
const original: Renaming = [
  [/^model\.backbone\.model\.embedder\.embedder\.0/, 'backbone.conv1.conv1_1'],
  [/^model\.backbone\.model\.embedder\.embedder\.1/, 'backbone.conv1.conv1_2'],
  [/^model\.backbone\.model\.embedder\.embedder\.2/, 'backbone.conv1.conv1_3'],
  [/^model\.backbone\.model\.encoder\.stages\.(\d)\.layers/, 'backbone.res_layers.$1.blocks'],
  [/\.layer\.0\./, '.branch2a.'],
  [/\.layer\.1\./, '.branch2b.'],
  [/\.layer\.2\./, '.branch2c.'],
  [/\.shortcut\.1\./, '.short.conv.'],
  [/\.shortcut\./, '.short.'],
  [/\.convolution\./, '.conv.'],
  [/\.normalization\./, '.norm.'],
  [/^model\.encoder_input_proj\./, 'encoder.input_proj.'],
  [/^model\.decoder_input_proj\.(\d)\.0\./, 'decoder.input_proj.$1.conv.'],
  [/^model\.decoder_input_proj\.(\d)\.1\./, 'decoder.input_proj.$1.norm.'],
  [/^model\.enc_/, 'decoder.enc_'],
  [/^model\.decoder\.query_pos_head\./, 'decoder.query_pos_head.'],
  [/^model\.decoder\.class_embed\./, 'decoder.dec_score_head.'],
  [/^model\.decoder\.bbox_embed\./, 'decoder.dec_bbox_head.'],
  [/^model\.decoder\.layers\./, 'decoder.decoder.layers.'],
  [/^model\.encoder\./, 'encoder.'],
  [/(layers\.\d)\.fc/, '$1.linear'],
  [/\.self_attn_layer_norm\./, '.norm1.'],
  [/\.encoder_attn_layer_norm\./, '.norm2.'],
  [/^(encoder\..*)\.final_layer_norm\./, '$1.norm2.'],
  [/\.final_layer_norm\./, '.norm3.'],
  [/\.encoder_attn\./, '.cross_attn.'],
];

/** Adds how other checkpoints of the same network store a tensor of the official one. */
export function alternativesOf(spec: TensorSpec): TensorSpec {
  const names = [withoutDecoder(spec.name), renamed(spec.name, inMemory)];
  const whole = names.filter((name) => name !== spec.name).map((name) => [{ name, shape: spec.shape }]);
  return { ...spec, alternatives: [...whole, [originalPiece(spec)]] };
}

/** Older files have the heads beside the decoder instead of in it. */
function withoutDecoder(name: string): string {
  return name.replace(/^model\.decoder\.(class_embed|bbox_embed)\./, '$1.');
}

/** Attention's three projections are one tensor there: queries, keys and values, rows below each other. */
function originalPiece({ name, shape }: TensorSpec): TensorPiece {
  const projection = /\.self_attn\.([qkv])_proj\.(weight|bias)$/.exec(name);
  if (!projection) return { name: renamed(name, original), shape };
  const [ending, which, kind] = projection as unknown as [string, string, string];
  const [rows, ...columns] = shape as [number, ...number[]];
  const start = 'qkv'.indexOf(which) * rows;
  return {
    name: `${renamed(name.slice(0, -ending.length), original)}.self_attn.in_proj_${kind}`,
    shape: [3 * rows, ...columns],
    rows: [start, start + rows],
  };
}

function renamed(name: string, rules: Renaming): string {
  return rules.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), name);
}
