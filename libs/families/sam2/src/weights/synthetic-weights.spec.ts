import { syntheticWeights } from './synthetic-weights.js';

const weights = syntheticWeights('sam2-tiny');
const read = (name: string, shape: readonly number[]) => weights.read({ name, shape });

/** Expected numbers were computed by another implementation of the rule. */
describe('synthetic weights', () => {
  it('are the numbers that every machine gets: a change needs a new rule version', () => {
    expect(weights.id).toBe('synthetic:sam2-tiny:1');
    const residual = read('image_encoder.trunk.blocks.0.mlp.layers.1.weight', [96, 384]);
    expect([residual[0], residual[1], residual.at(-1)]).toEqual([
      -0.04209228605031967, 0.009625985287129879, -0.041396841406822205,
    ]);
    const query = 'sam_mask_decoder.transformer.layers.0.cross_attn_token_to_image.q_proj.weight';
    expect([...read(query, [128, 256]).subarray(0, 2)]).toEqual([-0.08823350816965103, -0.17125798761844635]);
    const position = read('image_encoder.trunk.pos_embed', [1, 96, 7, 7]);
    expect([position[0], position.at(-1)]).toEqual([-0.20975930988788605, 0.08186323195695877]);
  });

  it('weigh the channels of a pixel so that what they have in common counts nothing', () => {
    const matrix = read('sam_mask_decoder.output_hypernetworks_mlps.1.layers.2.weight', [32, 256]);
    expect([matrix[0], matrix[1], matrix.at(-1)]).toEqual([
      -0.02946649119257927, 0.017136357724666595, -0.06611841171979904,
    ]);
  });

  it('lean masks towards leaving pixels out', () => {
    const bias = read('sam_mask_decoder.output_hypernetworks_mlps.0.layers.2.bias', [32]);
    expect([...new Set(bias)]).toEqual([Math.fround(-0.08)]);
  });

  it('leave normalisation the identity and other biases 0', () => {
    expect([...read('image_encoder.trunk.blocks.3.norm1.weight', [2])]).toEqual([1, 1]);
    expect([...read('image_encoder.trunk.blocks.3.norm1.bias', [2])]).toEqual([0, 0]);
    expect([...read('image_encoder.trunk.blocks.3.attn.qkv.bias', [2])]).toEqual([0, 0]);
  });
});
