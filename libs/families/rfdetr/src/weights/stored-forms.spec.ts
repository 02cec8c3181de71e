import { storedForms } from './stored-forms.js';

const namesOf = (name: string) =>
  storedForms({ name, shape: [6, 2] }).alternatives?.map((pieces) => pieces.map((piece) => piece.name));

describe('the forms that a tensor is stored in', () => {
  it.each([
    [
      'backbone.0.encoder.encoder.encoder.layer.11.attention.attention.query.weight',
      'model.backbone.backbone.encoder.layer.11.attention.attention.query.weight',
    ],
    ['backbone.0.encoder.encoder.layernorm.bias', 'model.backbone.backbone.layernorm.bias'],
    ['transformer.decoder.layers.2.norm1.weight', 'model.decoder.layers.2.self_attn_layer_norm.weight'],
    ['transformer.decoder.layers.0.norm2.bias', 'model.decoder.layers.0.cross_attn_layer_norm.bias'],
    ['transformer.decoder.layers.0.norm3.bias', 'model.decoder.layers.0.layer_norm.bias'],
    ['transformer.decoder.layers.3.linear2.weight', 'model.decoder.layers.3.mlp.fc2.weight'],
    ['transformer.decoder.layers.0.self_attn.out_proj.bias', 'model.decoder.layers.0.self_attn.o_proj.bias'],
    [
      'transformer.decoder.layers.0.cross_attn.output_proj.bias',
      'model.decoder.layers.0.cross_attn.output_proj.bias',
    ],
    ['transformer.decoder.norm.weight', 'model.decoder.layernorm.weight'],
    ['transformer.decoder.ref_point_head.layers.0.bias', 'model.decoder.ref_point_head.layers.0.bias'],
    ['transformer.enc_out_bbox_embed.0.layers.2.bias', 'model.enc_out_bbox_embed.0.layers.2.bias'],
    ['refpoint_embed.weight', 'model.reference_point_embed.weight'],
    ['query_feat.weight', 'model.query_feat.weight'],
    ['class_embed.weight', 'model.class_embed.weight'],
    ['bbox_embed.layers.2.weight', 'model.bbox_embed.layers.2.weight'],
  ])('has another name for %s in transformers', (official, other) => {
    expect(namesOf(official)).toEqual([[other]]);
  });

  it.each([
    ['0.cv1.conv.weight', 'projector_layer.conv1.conv.weight'],
    ['0.m.2.cv2.bn.bias', 'projector_layer.bottlenecks.2.conv2.norm.bias'],
    ['1.weight', 'layer_norm.weight'],
  ])('has two other names for the projector: %s', (official, other) => {
    expect(namesOf(`backbone.0.projector.stages.0.${official}`)).toEqual([
      [`model.backbone.projector.${other}`],
      [`model.backbone.projector.scale_layers.0.${other}`],
    ]);
  });

  it('may be three pieces where official checkpoints stack projections', () => {
    const name = 'transformer.decoder.layers.1.self_attn.in_proj_weight';
    const part = 'model.decoder.layers.1.self_attn';
    expect(storedForms({ name, shape: [6, 2] }).alternatives).toEqual([
      ['q', 'k', 'v'].map((letter) => ({ name: `${part}.${letter}_proj.weight`, shape: [2, 2] })),
    ]);
  });
});
