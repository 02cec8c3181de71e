import type { TensorSpec, WeightSource } from '@framegate/model-family';
import type { GraphBuilder, Tensor } from '@framegate/model-graph';

/** A graph under construction together with the checkpoint its weights come from. */
export class Network {
  readonly graph: GraphBuilder;
  readonly source: WeightSource;
  readonly #tensors: TensorSpec[] = [];
  readonly #alternatives: (spec: TensorSpec) => TensorSpec;

  /** `alternatives` adds to the tensors of an official checkpoint how others store them. */
  constructor(
    graph: GraphBuilder,
    source: WeightSource,
    alternatives: (spec: TensorSpec) => TensorSpec = (spec) => spec,
  ) {
    this.graph = graph;
    this.source = source;
    this.#alternatives = alternatives;
  }

  /** Every checkpoint tensor asked for so far, in order. */
  get tensors(): readonly TensorSpec[] {
    return this.#tensors;
  }

  /** Notes that the checkpoint must have this tensor, which `read` will then find. */
  require(spec: TensorSpec): TensorSpec {
    const complete = this.#alternatives(spec);
    this.#tensors.push(complete);
    return complete;
  }

  /** A weight stored under its checkpoint name. */
  weight(name: string, shape: readonly number[]): Tensor {
    const spec = this.require({ name, shape });
    return this.graph.weight(name, shape, () => this.source.read(spec));
  }

  /** Names the nodes that `build` makes after the module at `path`: `model.2.m.0` → `/model.2/m.0/…`. */
  at<T>(path: string, build: () => T): T {
    return this.graph.inScope(path.replaceAll(/\.(?=[a-z])/g, '/'), build);
  }
}
