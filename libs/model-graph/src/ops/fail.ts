import { GraphError } from '../graph/graph-error.js';
import type { Tensor } from '../graph/tensor.js';

/** An operator that cannot take its inputs, named as its node would have been. */
export function fail(opType: string, problem: string, inputs: readonly [Tensor, ...Tensor[]]): never {
  throw new GraphError(inputs[0].graph.nextName(opType), problem, inputs);
}

/** The single output of a node. */
export function single(outputs: readonly Tensor[]): Tensor {
  const [output] = outputs;
  if (!output || outputs.length !== 1) throw new RangeError(`expected one output, got ${outputs.length}`);
  return output;
}

/** An axis counted from the front; negative ones count from the back, as in ONNX. */
export function frontAxis(opType: string, axis: number, x: Tensor): number {
  const front = axis < 0 ? axis + x.shape.length : axis;
  if (front < 0 || front >= x.shape.length)
    fail(opType, `axis ${axis} is outside rank ${x.shape.length}`, [x]);
  return front;
}
