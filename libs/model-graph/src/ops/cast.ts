import type { Tensor } from '../graph/tensor.js';
import { type ElementType, elementTypeCode } from '../onnx/element-type.js';
import { single } from './fail.js';

/** The same numbers in another type. */
export function cast(x: Tensor, type: ElementType): Tensor {
  const attributes = { to: elementTypeCode(type) };
  return single(
    x.graph.node({ opType: 'Cast', inputs: [x], attributes, outputs: [{ type, shape: x.shape }] }),
  );
}
