import type { ModelGraph } from '@framegate/model-graph';

const axis = 'batch';

/**
 * The same network for any number of images, of one built for a single image whose values all have images as their
 * first axis. Only shapes that are written down say how many there are: reshapes take it over from what they are given.
 */
export function forAnyBatch(graph: ModelGraph): ModelGraph {
  const written = new Set(
    graph.nodes.flatMap(({ opType, inputs }) => (opType === 'Reshape' ? [inputs[1]!] : [])),
  );
  return {
    ...graph,
    inputs: graph.inputs.map(free),
    outputs: graph.outputs.map(free),
    initializers: graph.initializers.map((initializer) =>
      written.has(initializer.name)
        ? { ...initializer, bytes: () => takingOver(initializer.bytes()) }
        : initializer,
    ),
  };
}

function free<T extends { readonly shape: readonly (number | string)[] }>(value: T): T {
  return { ...value, shape: [axis, ...value.shape.slice(1)] };
}

/** 0 stands for the size that the reshaped tensor has on this axis. */
function takingOver(shape: Uint8Array): Uint8Array {
  const sizes = new BigInt64Array(shape.slice().buffer);
  sizes[0] = 0n;
  return new Uint8Array(sizes.buffer);
}
