import type { GraphNode, ModelGraph } from '../graph/model-graph.js';
import { elementCount, type Shape } from '../graph/tensor.js';

/**
 * Billions of floating-point operations of one run: two for each multiply-accumulate of convolutions and matrix
 * products, which is what published figures count. Everything else is left out.
 */
export function gflops(graph: ModelGraph): number {
  const stored = [...graph.values.values(), ...graph.initializers];
  const shapes = new Map<string, Shape>(stored.map(({ name, shape }) => [name, shape]));
  const operations = graph.nodes.reduce((sum, node) => sum + 2 * multiplications(node, shapes), 0);
  return operations / 1e9;
}

/** For each output element the weights of one filter or the length of one row; transposed, for each input element. */
function multiplications({ opType, inputs, outputs }: GraphNode, shapes: ReadonlyMap<string, Shape>): number {
  const out = elementCount(shapes.get(outputs[0]!)!);
  if (opType === 'Conv') return out * elementCount(shapes.get(inputs[1]!)!.slice(1));
  if (opType === 'ConvTranspose') {
    return elementCount(shapes.get(inputs[0]!)!) * elementCount(shapes.get(inputs[1]!)!.slice(1));
  }
  if (opType === 'MatMul') return out * shapes.get(inputs[0]!)!.at(-1)!;
  return 0;
}
