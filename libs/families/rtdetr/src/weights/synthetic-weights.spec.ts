import { syntheticWeights } from './synthetic-weights.js';

const weights = syntheticWeights('rtdetr-r18');
const read = (name: string, ...shape: number[]) => [...weights.read({ name, shape })];

describe('synthetic weights', () => {
  it('are the numbers that every machine gets: a change needs a new rule version', () => {
    expect(weights.id).toBe('synthetic:rtdetr-r18:1');
    expect(
      read('model.backbone.model.embedder.embedder.1.convolution.weight', 32, 32, 3, 3).slice(0, 3),
    ).toEqual([0.05162021890282631, -0.15470759570598602, -0.1544591784477234]);
    expect(read('model.decoder.layers.0.fc2.weight', 256, 1024).slice(0, 3)).toEqual([
      0.01726609282195568, -0.009929568506777287, 0.01722985878586769,
    ]);
    expect(read('model.decoder.layers.0.encoder_attn.sampling_offsets.bias', 192).slice(0, 3)).toEqual([
      1.5001548528671265, -1.169159173965454, -0.39617517590522766,
    ]);
    expect(read('model.decoder.bbox_embed.0.layers.2.weight', 4, 256).slice(-2)).toEqual([
      7.077070040395483e-5, 0.03361178934574127,
    ]);
  });

  it('have rows of mean zero, so that what all queries have in common cancels', () => {
    const row = read('model.decoder.layers.0.fc2.weight', 256, 1024).slice(0, 1024);
    expect(Math.abs(row.reduce((sum, value) => sum + value, 0))).toBeLessThan(1e-6);
  });

  it('keep the mean of rows as short as a box', () => {
    const row = read('model.decoder.query_pos_head.layers.0.weight', 512, 4).slice(0, 4);
    expect(Math.abs(row.reduce((sum, value) => sum + value, 0))).toBeGreaterThan(0.1);
  });

  it('leave normalisations the identity', () => {
    expect(read('model.encoder_input_proj.0.1.running_var', 2)).toEqual([1, 1]);
    expect(read('model.encoder_input_proj.0.1.running_mean', 2)).toEqual([0, 0]);
    expect(read('model.decoder.layers.0.final_layer_norm.weight', 2)).toEqual([1, 1]);
    expect(read('model.decoder.layers.0.final_layer_norm.bias', 2)).toEqual([0, 0]);
  });

  it('make objects rare', () => {
    expect(read('model.decoder.class_embed.2.bias', 2)).toEqual([-3.2, -3.2].map(Math.fround));
    expect(read('model.enc_score_head.bias', 2)).toEqual([0, 0]);
  });
});
