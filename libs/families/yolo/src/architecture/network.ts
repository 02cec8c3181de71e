import type { TensorSpec, WeightSource } from '@framegate/model-family';
import type { GraphBuilder, Tensor } from '@framegate/model-graph';

/** A graph under construction together with the checkpoint its weights come from. */
export class Network {
  readonly graph: GraphBuilder;
  readonly source: WeightSource;
  readonly #tensors: TensorSpec[] = [];

  constructor(graph: GraphBuilder, source: WeightSource) {
    this.graph = graph;
    this.source = source;
  }

  /** Every checkpoint tensor asked for so far, in order. */
  get tensors(): readonly TensorSpec[] {
    return this.#tensors;
  }

  /** Notes that the checkpoint must have these. */
  require(...tensors: readonly TensorSpec[]): void {
    this.#tensors.push(...tensors);
  }

  /** A weight stored under its checkpoint name. */
  weight(name: string, shape: readonly number[]): Tensor {
    const spec = { name, shape };
    this.require(spec);
    return this.graph.weight(name, shape, () => this.source.read(spec));
  }

  /** Names the nodes that `build` makes after the module at `path`: `model.2.m.0` → `/model.2/m.0/…`. */
  at<T>(path: string, build: () => T): T {
    return this.graph.inScope(path.replaceAll(/\.(?=[a-z])/g, '/'), build);
  }
}
