import type { ExportForm } from './export-form.js';
import { maskFeed } from './mask-feed.js';
import { pointList } from './point-list.js';

/**
 * The names that this family's own models have, and those of samexporter, which calls the logits `masks` and gives the
 * three candidates only. Exports that enlarge `masks` inside give the small logits beside them.
 */
export const officialForm: ExportForm = {
  description:
    'encoder: image [batch, 3, height, width] → high_res_feats_0, high_res_feats_1, image_embed; ' +
    'decoder: those and point_coords, point_labels, mask_input, has_mask_input → ' +
    'low_res_masks or masks [prompts, masks, height, width], iou_predictions',
  image: 'image',
  features: ['high_res_feats_0', 'high_res_feats_1', 'image_embed'],
  prompts: {
    point_coords: 'float32',
    point_labels: 'float32',
    mask_input: 'float32',
    has_mask_input: 'float32',
  },
  points: 'point_coords',
  maskInput: 'mask_input',
  masks: ['low_res_masks', 'masks'],
  scores: 'iou_predictions',

  feeds(prompt, room) {
    const { coordinates, labels } = pointList(prompt, room.points);
    return {
      point_coords: { data: coordinates, dims: [1, labels.length, 2] },
      point_labels: { data: Float32Array.from(labels), dims: [1, labels.length] },
      ...maskFeed(prompt, room.mask, { logits: 'mask_input', given: 'has_mask_input' }),
    };
  },
};
