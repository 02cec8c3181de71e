import type { ExportForm } from './export-form.js';

/** What onnx-community publishes for transformers.js. Prompts that are not given have no rows. */
export const transformersForm: ExportForm = {
  description:
    'encoder: pixel_values [batch, 3, height, width] → image_embeddings.0, image_embeddings.1, image_embeddings.2; ' +
    'decoder: those and input_points, input_labels, input_boxes → ' +
    'pred_masks [batch, prompts, masks, height, width], iou_scores',
  image: 'pixel_values',
  features: ['image_embeddings.0', 'image_embeddings.1', 'image_embeddings.2'],
  prompts: { input_points: 'float32', input_labels: 'int64', input_boxes: 'float32' },
  points: 'input_points',
  masks: ['pred_masks'],
  scores: 'iou_scores',

  feeds({ points, box, mask }, room) {
    if (mask) {
      throw new RangeError('This export of the model takes no mask as a prompt: give points or a box only.');
    }
    if (room.points !== undefined && points.length !== room.points) {
      throw new RangeError(
        `The model was exported for exactly ${room.points} points; the prompt has ${points.length}.`,
      );
    }
    return {
      input_points: {
        data: Float32Array.from(points.flatMap(({ x, y }) => [x, y])),
        dims: [1, 1, points.length, 2],
      },
      input_labels: {
        data: BigInt64Array.from(points, ({ label }) => BigInt(label)),
        dims: [1, 1, points.length],
      },
      input_boxes: { data: Float32Array.from(box ?? []), dims: [1, box ? 1 : 0, 4] },
    };
  },
};
