import type { ModelSignature, ValueInfo } from '@framegate/model-graph';

type Shape = ValueInfo['shape'];

/** What an official export says of itself. */
export function exportSignature(
  input: Shape = [1, 3, 384, 384],
  queries: number | string = 300,
  classes: number | string = 91,
): ModelSignature {
  const [batch] = input;
  return signature('input', input, { dets: [batch!, queries, 4], labels: [batch!, queries, classes] });
}

/** What an export of the library transformers says of itself. */
export function transformersSignature(): ModelSignature {
  const sizes = ['batch', 3, 'height', 'width'];
  return signature('pixel_values', sizes, {
    logits: ['batch', 'queries', 'classes'],
    pred_boxes: ['batch', 'queries', 4],
  });
}

function signature(name: string, shape: Shape, outputs: Record<string, Shape>): ModelSignature {
  return {
    inputs: [{ name, type: 'float32', shape }],
    outputs: Object.entries(outputs).map(([output, sizes]) => ({
      name: output,
      type: 'float32',
      shape: sizes,
    })),
    metadata: {},
    producer: 'pytorch',
    opset: 17,
  };
}
