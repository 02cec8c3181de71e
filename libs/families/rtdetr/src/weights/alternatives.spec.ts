import type { TensorPiece } from '@framegate/model-family';
import { alternativesOf } from './alternatives.js';
import { checkpointTensors } from './checkpoint-tensors.js';

const formsOf = (name: string, shape: readonly number[] = [8, 8]) =>
  alternativesOf({ name, shape }).alternatives!;
const namesOf = (name: string) => formsOf(name).map(([piece]) => piece!.name);

describe('other forms of a tensor', () => {
  it.each([
    ['model.decoder.class_embed.2.weight', 'class_embed.2.weight'],
    ['model.decoder.bbox_embed.0.layers.1.bias', 'bbox_embed.0.layers.1.bias'],
    ['model.decoder.layers.1.self_attn.out_proj.bias', 'model.decoder.layers.1.self_attn.o_proj.bias'],
    ['model.decoder.layers.1.fc1.weight', 'model.decoder.layers.1.mlp.fc1.weight'],
    ['model.encoder.encoder.0.layers.0.fc2.bias', 'model.encoder.aifi.0.layers.0.mlp.fc2.bias'],
  ])('%s is %s to other versions of the library', (official, other) => {
    expect(namesOf(official)[0]).toBe(other);
  });

  const backbone = 'model.backbone.model';
  it.each([
    [`${backbone}.embedder.embedder.1.convolution.weight`, 'backbone.conv1.conv1_2.conv.weight'],
    [
      `${backbone}.encoder.stages.2.layers.22.layer.2.normalization.bias`,
      'backbone.res_layers.2.blocks.22.branch2c.norm.bias',
    ],
    [
      `${backbone}.encoder.stages.0.layers.0.shortcut.convolution.weight`,
      'backbone.res_layers.0.blocks.0.short.conv.weight',
    ],
    [
      `${backbone}.encoder.stages.3.layers.0.shortcut.1.normalization.running_var`,
      'backbone.res_layers.3.blocks.0.short.conv.norm.running_var',
    ],
    ['model.encoder_input_proj.2.1.running_mean', 'encoder.input_proj.2.1.running_mean'],
    [
      'model.encoder.encoder.0.layers.0.self_attn.out_proj.bias',
      'encoder.encoder.0.layers.0.self_attn.out_proj.bias',
    ],
    ['model.encoder.encoder.0.layers.0.self_attn_layer_norm.bias', 'encoder.encoder.0.layers.0.norm1.bias'],
    ['model.encoder.encoder.0.layers.0.final_layer_norm.weight', 'encoder.encoder.0.layers.0.norm2.weight'],
    ['model.encoder.encoder.0.layers.0.fc2.weight', 'encoder.encoder.0.layers.0.linear2.weight'],
    [
      'model.encoder.fpn_blocks.1.bottlenecks.2.conv1.norm.weight',
      'encoder.fpn_blocks.1.bottlenecks.2.conv1.norm.weight',
    ],
    ['model.decoder_input_proj.1.0.weight', 'decoder.input_proj.1.conv.weight'],
    ['model.decoder_input_proj.1.1.bias', 'decoder.input_proj.1.norm.bias'],
    ['model.enc_output.1.weight', 'decoder.enc_output.1.weight'],
    ['model.enc_score_head.bias', 'decoder.enc_score_head.bias'],
    ['model.enc_bbox_head.layers.2.weight', 'decoder.enc_bbox_head.layers.2.weight'],
    ['model.decoder.query_pos_head.layers.1.bias', 'decoder.query_pos_head.layers.1.bias'],
    ['model.decoder.layers.5.self_attn_layer_norm.weight', 'decoder.decoder.layers.5.norm1.weight'],
    ['model.decoder.layers.5.encoder_attn_layer_norm.bias', 'decoder.decoder.layers.5.norm2.bias'],
    ['model.decoder.layers.5.final_layer_norm.weight', 'decoder.decoder.layers.5.norm3.weight'],
    [
      'model.decoder.layers.0.encoder_attn.value_proj.weight',
      'decoder.decoder.layers.0.cross_attn.value_proj.weight',
    ],
    ['model.decoder.layers.0.fc1.bias', 'decoder.decoder.layers.0.linear1.bias'],
    ['model.decoder.class_embed.5.bias', 'decoder.dec_score_head.5.bias'],
    ['model.decoder.bbox_embed.3.layers.0.weight', 'decoder.dec_bbox_head.3.layers.0.weight'],
  ])("%s is %s in the authors' repository", (official, other) => {
    expect(namesOf(official).at(-1)).toBe(other);
  });

  it("cut the authors' stacked projections into queries, keys and values", () => {
    const piece = (projection: string, kind: string, shape: number[]): TensorPiece =>
      formsOf(`model.decoder.layers.2.self_attn.${projection}_proj.${kind}`, shape).at(-1)![0]!;
    const name = 'decoder.decoder.layers.2.self_attn.in_proj_';
    expect(piece('q', 'weight', [8, 8])).toEqual({ name: `${name}weight`, shape: [24, 8], rows: [0, 8] });
    expect(piece('k', 'weight', [8, 8])).toEqual({ name: `${name}weight`, shape: [24, 8], rows: [8, 16] });
    expect(piece('v', 'bias', [8])).toEqual({ name: `${name}bias`, shape: [24], rows: [16, 24] });
  });

  it("take every part of the authors' tensors once", () => {
    const pieces = checkpointTensors('rtdetr-r101').map(({ alternatives }) => alternatives!.at(-1)![0]!);
    const places = pieces.map(({ name, rows }) => `${name} ${rows?.join() ?? 'all'}`);
    expect(new Set(places).size).toBe(places.length);
    expect(pieces.filter(({ name }) => /^model\.|fc\d|_layer_norm|\.stages\./.test(name))).toEqual([]);
  });
});
