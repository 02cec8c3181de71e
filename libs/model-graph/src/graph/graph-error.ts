import { formatShape, type Tensor } from './tensor.js';

/** A graph that cannot be right, found where it is built. Code `GRAPH`. */
export class GraphError extends Error {
  override readonly name = 'GraphError';
  readonly code = 'GRAPH';

  constructor(node: string, problem: string, inputs: readonly Tensor[] = []) {
    const given = inputs.map((input) => `${input.name} ${input.type}${formatShape(input.shape)}`).join(', ');
    super(`${node}: ${problem}${given ? ` (inputs: ${given})` : ''}`);
  }
}
