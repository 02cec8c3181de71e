import { UnexpectedOutputError } from '@framegate/vision-processing';
import { readCandidates } from './read-candidates.js';

const names = { masks: 'low_res_masks', scores: 'iou_predictions' };

function outputs(logits = Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8), scores = Float32Array.of(0.5, 0.25)) {
  return {
    low_res_masks: { data: logits, dims: [1, 2, 1, 4] },
    iou_predictions: { data: scores, dims: [1, 2] },
  };
}

describe('readCandidates', () => {
  it('gives each mask its score', () => {
    expect(readCandidates(outputs(), names)).toEqual([
      { logits: Float32Array.of(1, 2, 3, 4), height: 1, width: 4, score: 0.5 },
      { logits: Float32Array.of(5, 6, 7, 8), height: 1, width: 4, score: 0.25 },
    ]);
  });

  it('reads outputs that count images and prompts apart', () => {
    const { low_res_masks, iou_predictions } = outputs();
    const apart = {
      low_res_masks: { ...low_res_masks, dims: [1, 1, 2, 2, 2] },
      iou_predictions: { ...iou_predictions, dims: [1, 1, 2] },
    };
    expect(readCandidates(apart, names)).toMatchObject([{ height: 2, width: 2 }, {}]);
  });

  it.each([
    [{}, 'Expected low_res_masks float32 [1, masks, height, width], got no such output.'],
    [
      { ...outputs(), low_res_masks: { data: new Float32Array(8), dims: [2, 1, 1, 4] } },
      'Expected low_res_masks float32 [1, masks, height, width], got Float32Array [2, 1, 1, 4].',
    ],
    [
      { ...outputs(), low_res_masks: { data: new Float32Array(8), dims: [2, 4] } },
      'Expected low_res_masks float32 [1, masks, height, width], got Float32Array [2, 4].',
    ],
    [
      { ...outputs(), iou_predictions: { data: new Float32Array(3), dims: [1, 3] } },
      'Expected iou_predictions float32 [1, 2], got Float32Array [1, 3].',
    ],
    [
      { ...outputs(), low_res_masks: { data: new Float32Array(0), dims: [1, 2, 0, 4] } },
      'Expected masks in low_res_masks, got float32 [1, 2, 0, 4].',
    ],
    [outputs(Float32Array.of(1, 2, 3, NaN, 5, 6, 7, 8)), 'Value 3 of low_res_masks is NaN.'],
    [outputs(Float32Array.of(1, 2, 3, 4, 5, 6, 7, -Infinity)), 'Value 7 of low_res_masks is -Infinity.'],
    [outputs(undefined, Float32Array.of(Infinity, 1)), 'Value 0 of iou_predictions is Infinity.'],
  ])('refuses what cannot be read as masks (%#)', (given, message) => {
    expect(() => readCandidates(given, names)).toThrow(new UnexpectedOutputError(message));
  });
});
