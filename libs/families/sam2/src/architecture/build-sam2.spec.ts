import type { BuildRequest } from '@framegate/model-family';
import { variants } from '../variants/variants.js';
import { syntheticWeights } from '../weights/synthetic-weights.js';
import { buildSam2 } from './build-sam2.js';

const request = (changes: Partial<BuildRequest> = {}): BuildRequest => ({
  variant: 'sam2-tiny',
  imageSize: { height: 1024, width: 1024 },
  batch: 1,
  weights: syntheticWeights('sam2-tiny'),
  ...changes,
});

const count = (variant: string, opType: string) =>
  buildSam2(request({ variant }))[0]!.graph.nodes.filter((node) => node.opType === opType).length;

describe('the graphs of SAM 2', () => {
  it('are an encoder with the usual signature', () => {
    const [encoder] = buildSam2(request({ batch: 2 }));
    expect(encoder!.name).toBe('encoder');
    expect(encoder!.graph.inputs).toEqual([{ name: 'image', type: 'float32', shape: [2, 3, 1024, 1024] }]);
    expect(encoder!.graph.outputs).toEqual([
      { name: 'high_res_feats_0', type: 'float32', shape: [2, 32, 256, 256] },
      { name: 'high_res_feats_1', type: 'float32', shape: [2, 64, 128, 128] },
      { name: 'image_embed', type: 'float32', shape: [2, 256, 64, 64] },
    ]);
  });

  it('are a decoder with the usual signature, for any number of prompts and points, whatever the batch', () => {
    const [, decoder] = buildSam2(request({ batch: 2 }));
    expect(decoder!.name).toBe('decoder');
    const shapes = (values: readonly { name: string; shape: readonly (number | string)[] }[]) =>
      Object.fromEntries(values.map(({ name, shape }) => [name, shape]));
    expect(shapes(decoder!.graph.inputs)).toEqual({
      image_embed: [1, 256, 64, 64],
      high_res_feats_0: [1, 32, 256, 256],
      high_res_feats_1: [1, 64, 128, 128],
      point_coords: ['num_prompts', 'num_points', 2],
      point_labels: ['num_prompts', 'num_points'],
      mask_input: ['num_masks', 1, 256, 256],
      has_mask_input: ['num_masks'],
    });
    expect(shapes(decoder!.graph.outputs)).toEqual({
      low_res_masks: ['num_prompts', 4, 256, 256],
      iou_predictions: ['num_prompts', 4],
      object_score_logits: ['num_prompts', 1],
    });
  });

  it('have the same decoder in all variants', () => {
    const structures = variants.map(({ name }) => {
      const { nodes, initializers } = buildSam2(request({ variant: name }))[1]!.graph;
      return [nodes, initializers.map(({ name: tensor, shape }) => [tensor, shape])];
    });
    for (const structure of structures) expect(structure).toEqual(structures[0]);
  });

  it('copy tokens into windows only where windows stick out of the grid', () => {
    expect([count('sam2-tiny', 'Gather'), count('sam2-large', 'Gather')]).toEqual([14, 5]);
  });

  it('take no other image size', () => {
    const build = () => buildSam2(request({ imageSize: { height: 1024, width: 512 } }));
    expect(build).toThrow(
      new RangeError(
        'sam2-tiny: expected an image of 1024×1024, the one size that its windows and prompts were trained for, ' +
          'got 1024×512',
      ),
    );
  });

  it('refuse a batch of none', () => {
    expect(() => buildSam2(request({ batch: 0 }))).toThrow(
      new RangeError('sam2-tiny: expected a batch of 1 or more, got 0'),
    );
  });
});
