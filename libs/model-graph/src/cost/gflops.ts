import type { GraphNode, ModelGraph } from '../graph/model-graph.js';
import { elementCount, type Shape } from '../graph/tensor.js';

/**
 * Billions of floating-point operations of one run: two for each multiply-accumulate of convolutions and matrix
 * products, which is what published figures count. Everything else is left out, and so is whatever follows from stored
 * tensors alone: runtimes work that out once, while they load the model.
 */
export function gflops(graph: ModelGraph): number {
  const stored = [...graph.values.values(), ...graph.initializers];
  const shapes = new Map<string, Shape>(stored.map(({ name, shape }) => [name, shape]));
  const operations = nodesOfEachRun(graph).reduce((sum, node) => sum + 2 * multiplications(node, shapes), 0);
  return operations / 1e9;
}

/** Nodes that depend on an input, directly or not; nodes stand in topological order. */
function nodesOfEachRun({ nodes, inputs }: ModelGraph): GraphNode[] {
  const variable = new Set(inputs.map(({ name }) => name));
  return nodes.filter((node) => {
    const depends = node.inputs.some((name) => variable.has(name));
    if (depends) node.outputs.forEach((name) => variable.add(name));
    return depends;
  });
}

/** For each output element the weights of one filter or the length of one row. */
function multiplications({ opType, inputs, outputs }: GraphNode, shapes: ReadonlyMap<string, Shape>): number {
  const out = elementCount(shapes.get(outputs[0]!)!);
  if (opType === 'Conv') return out * elementCount(shapes.get(inputs[1]!)!.slice(1));
  if (opType === 'MatMul') return out * shapes.get(inputs[0]!)!.at(-1)!;
  return 0;
}
