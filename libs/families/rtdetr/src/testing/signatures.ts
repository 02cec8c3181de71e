import type { ModelSignature, ValueInfo } from '@framegate/model-graph';

type Shape = ValueInfo['shape'];

export function value(name: string, shape: Shape, type: ValueInfo['type'] = 'float32'): ValueInfo {
  return { name, type, shape };
}

/** What an export of the library, or of ours, says of itself. */
export function headsSignature(
  input: Shape = [1, 3, 640, 640],
  logits: Shape = [1, 300, 80],
  boxes: Shape = [1, 300, 4],
): ModelSignature {
  return {
    inputs: [value('pixel_values', input)],
    outputs: [value('logits', logits), value('pred_boxes', boxes)],
    metadata: {},
    producer: 'pytorch',
    opset: 16,
  };
}

/** What an export of the authors' repository says of itself. */
export function objectsSignature(): ModelSignature {
  return {
    ...headsSignature(),
    inputs: [value('images', ['N', 3, 640, 640]), value('orig_target_sizes', ['N', 2], 'int64')],
    outputs: [
      value('labels', ['N', 300], 'int64'),
      value('boxes', ['N', 300, 4]),
      value('scores', ['N', 300]),
    ],
  };
}
