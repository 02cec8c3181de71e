import type { TensorSpec, WeightSource } from '@framegate/model-family';
import type { GraphBuilder, Tensor } from '@framegate/model-graph';

/** A graph under construction together with the checkpoint its weights come from. */
export class Network {
  readonly graph: GraphBuilder;
  readonly source: WeightSource;
  readonly #tensors = new Map<string, TensorSpec>();
  readonly #stored = new Map<string, Tensor>();
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
    return [...this.#tensors.values()];
  }

  /** Notes that the checkpoint must have this tensor, which `read` will then find; once, however many modules share it. */
  require(spec: TensorSpec): TensorSpec {
    const known = this.#tensors.get(spec.name);
    if (known) return known;
    const complete = this.#alternatives(spec);
    this.#tensors.set(spec.name, complete);
    return complete;
  }

  /** A weight stored under its checkpoint name. */
  weight(name: string, shape: readonly number[]): Tensor {
    const spec = this.require({ name, shape });
    return this.stored(name, shape, () => this.source.read(spec));
  }

  /** A weight made of the checkpoint's tensors by `read`; modules that share it get the same one. */
  stored(name: string, shape: readonly number[], read: () => Float32Array): Tensor {
    const tensor = this.#stored.get(name) ?? this.graph.weight(name, shape, read);
    this.#stored.set(name, tensor);
    return tensor;
  }

  /** Names the nodes that `build` makes after the module at `path`: `model.2.m.0` → `/model.2/m.0/…`. */
  at<T>(path: string, build: () => T): T {
    return this.graph.inScope(path.replaceAll(/\.(?=[a-z])/g, '/'), build);
  }
}
