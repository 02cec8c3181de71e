import type { ExportForm } from './export-form.js';
import { maskFeed } from './mask-feed.js';
import { pointList } from './point-list.js';

/** What the conversion script that comes with onnxruntime writes. */
export const onnxruntimeForm: ExportForm = {
  description:
    'encoder: image [batch, 3, height, width] → image_features_0, image_features_1, image_embeddings; ' +
    'decoder: those and point_coords, point_labels, input_masks, has_input_masks, original_image_size → ' +
    'low_res_masks [prompts, masks, height, width], iou_predictions',
  image: 'image',
  features: ['image_features_0', 'image_features_1', 'image_embeddings'],
  prompts: {
    point_coords: 'float32',
    point_labels: 'int32',
    input_masks: 'float32',
    has_input_masks: 'float32',
    original_image_size: 'int32',
  },
  points: 'point_coords',
  maskInput: 'input_masks',
  masks: ['low_res_masks'],
  scores: 'iou_predictions',

  feeds(prompt, room) {
    const { coordinates, labels } = pointList(prompt, room.points);
    return {
      point_coords: { data: coordinates, dims: [1, labels.length, 2] },
      point_labels: { data: Int32Array.from(labels), dims: [1, labels.length] },
      ...maskFeed(prompt, room.mask, { logits: 'input_masks', given: 'has_input_masks' }),
      // The network enlarges masks to this size in an output that nobody reads: the smaller, the cheaper.
      original_image_size: { data: Int32Array.of(room.mask.height, room.mask.width), dims: [2] },
    };
  },
};
