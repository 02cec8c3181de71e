import type { ModelSignature, ValueInfo } from '@framegate/model-graph';

type Shape = ValueInfo['shape'];

/** What an export says of itself. */
export function exportSignature(
  input: Shape = [1, 3, 640, 640],
  output: Shape = [1, 84, 8400],
  metadata: Record<string, string> = {},
): ModelSignature {
  return {
    inputs: [{ name: 'images', type: 'float32', shape: input }],
    outputs: [{ name: 'output0', type: 'float32', shape: output }],
    metadata,
    producer: 'pytorch',
    opset: 19,
  };
}
