import type { ModelGraph } from '../graph/model-graph.js';
import { elementCount } from '../graph/tensor.js';

/** Numbers stored as weights: those of the network as it runs, with batch normalisation folded where it was. */
export function parameterCount(graph: ModelGraph): number {
  return graph.initializers
    .filter(({ isWeight }) => isWeight)
    .reduce((sum, { shape }) => sum + elementCount(shape), 0);
}
