import { syntheticWeights } from './synthetic-weights.js';

const weights = syntheticWeights('rfdetr-nano');
const encoder = 'backbone.0.encoder.encoder';

describe('synthetic weights', () => {
  it('say which rule they follow: a change of a value needs a new version', () => {
    expect(weights.id).toBe('synthetic:rfdetr-nano:1');
  });

  it.each([
    [
      'transformer.decoder.layers.0.linear2.weight',
      [256, 2048],
      [0.017551368102431297, 0.005034028552472591, -0.01564568281173706, 0.0006395038217306137],
    ],
    [
      'class_embed.weight',
      [91, 256],
      [0.053246185183525085, -0.013965003192424774, 0.1133728101849556, 0.06017589941620827],
    ],
    [
      `${encoder}.embeddings.patch_embeddings.projection.weight`,
      [384, 3, 16, 16],
      [0.032789308577775955, 0.038058433681726456, 0.012259275652468204, -0.018161319196224213],
    ],
  ])('of %s are those that NumPy computes', (name, shape, [first, second, third, last]) => {
    const values = weights.read({ name, shape });
    expect([...values.subarray(0, 3), values.at(-1)]).toEqual([first, second, third, last]);
  });

  it('differ from query to query, within their bound', () => {
    const queries = weights.read({ name: 'query_feat.weight', shape: [3900, 256] });
    expect([...queries.subarray(0, 3)]).toEqual([
      0.42557433247566223, 0.8193824291229248, -0.6026583909988403,
    ]);
    const name = 'transformer.decoder.layers.1.cross_attn.sampling_offsets.bias';
    expect([...weights.read({ name, shape: [64] }).subarray(0, 3)]).toEqual([
      1.694245457649231, -0.4648548662662506, 0.21905256807804108,
    ]);
  });

  it('have rows of mean zero, so that a common level of the activations cancels', () => {
    const row = weights.read({ name: 'bbox_embed.layers.0.weight', shape: [256, 256] }).subarray(0, 256);
    expect(Math.abs(row.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-5);
  });

  it.each([
    [`${encoder}.encoder.layer.3.norm1.weight`, 1],
    ['backbone.0.projector.stages.0.0.m.2.cv1.bn.weight', 1],
    ['backbone.0.projector.stages.0.1.weight', 1],
    ['transformer.decoder.norm.bias', 0],
    [`${encoder}.encoder.layer.11.layer_scale2.lambda1`, 0.5],
    [`${encoder}.encoder.layer.0.attention.attention.key.bias`, 0],
  ])('are alike for %s', (name, value) => {
    expect([...weights.read({ name, shape: [2] })]).toEqual([value, value]);
  });

  it.each(['class_embed.bias', 'transformer.enc_out_class_embed.0.bias'])(
    'let %s make categories rare, and numbers that are none impossible',
    (name) => {
      const biases = weights.read({ name, shape: [91] });
      expect(biases[1]).toBeCloseTo(-Math.log(99), 4);
      expect(biases.filter((bias) => bias === -12)).toHaveLength(11);
      expect([0, 12, 26, 29, 30, 45, 66, 68, 69, 71, 83].map((id) => biases[id])).toEqual(
        new Array(11).fill(-12),
      );
    },
  );
});
