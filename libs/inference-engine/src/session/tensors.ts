import type { TensorData, TensorMap } from '@framegate/model-family';
import { Tensor } from 'onnxruntime-node';

/** The runtime's view of tensors; their data is not copied. */
export function toFeeds(tensors: TensorMap): Record<string, Tensor> {
  return Object.fromEntries(
    Object.entries(tensors).map(([name, { data, dims }]) => [name, toTensor(data, dims)]),
  );
}

function toTensor(data: TensorData, dims: readonly number[]): Tensor {
  if (data instanceof Float32Array) return new Tensor('float32', data, dims);
  if (data instanceof Uint8Array) return new Tensor('uint8', data, dims);
  if (data instanceof Int32Array) return new Tensor('int32', data, dims);
  return new Tensor('int64', data, dims);
}
