import type { ElementType } from '../onnx/element-type.js';
import { bytesPerElement } from '../onnx/element-type.js';
import { GraphError } from './graph-error.js';
import type {
  AttributeValue,
  BoundaryValue,
  GraphNode,
  GraphValue,
  Initializer,
  ModelGraph,
} from './model-graph.js';
import { elementCount, formatShape, type Shape, type Tensor } from './tensor.js';

export interface NodeRequest {
  readonly opType: string;
  /** `undefined` stands for an optional input left out. */
  readonly inputs: readonly (Tensor | undefined)[];
  readonly attributes?: Readonly<Record<string, AttributeValue>>;
  readonly outputs: readonly { readonly type: ElementType; readonly shape: Shape }[];
}

/** Names of axes by their index. */
export type DynamicAxes = Readonly<Record<number, string>>;

interface BuiltNode extends Omit<GraphNode, 'inputs' | 'outputs'> {
  readonly inputs: readonly (Tensor | undefined)[];
  readonly outputs: readonly Tensor[];
}

export interface GraphDescription {
  readonly name: string;
  readonly producer: { readonly name: string; readonly version: string };
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Collects nodes in the order they are made, which is a topological order because a node's inputs exist before it.
 * Names follow the path of scopes, as exporters write them: node `/model.0/conv/Conv`, value `/model.0/conv/Conv_output_0`.
 */
export class GraphBuilder {
  readonly #nodes: BuiltNode[] = [];
  readonly #initializers = new Map<string, { tensor: Tensor; initializer: Initializer }>();
  readonly #values = new Map<string, Tensor>();
  readonly #inputs: Tensor[] = [];
  readonly #outputs = new Map<Tensor, string>();
  readonly #dynamic = new Map<Tensor, DynamicAxes>();
  readonly #used = new Map<string, number>();
  #scope = '';

  /** Runs `build` with `segment` added to the path that names are made of. */
  inScope<T>(segment: string, build: () => T): T {
    const outer = this.#scope;
    this.#scope = `${outer}/${segment}`;
    try {
      return build();
    } finally {
      this.#scope = outer;
    }
  }

  /**
   * `dynamic` names axes whose size differs between runs; `shape` then holds one size of many, which every shape in the
   * graph is worked out for. Nodes that would write such a size down must be told what to write instead.
   */
  input(name: string, type: ElementType, shape: Shape, dynamic: DynamicAxes = {}): Tensor {
    const tensor = this.#value(name, type, shape);
    this.#inputs.push(tensor);
    this.#dynamic.set(tensor, dynamic);
    return tensor;
  }

  /** A float32 weight, whose values are read when the file is written. */
  weight(name: string, shape: Shape, read: () => Float32Array): Tensor {
    const bytes = () => {
      const values = read();
      if (values.length !== elementCount(shape)) {
        throw new GraphError(
          name,
          `expected ${elementCount(shape)} values for ${formatShape(shape)}, got ${values.length}`,
        );
      }
      return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
    };
    return this.#initializer({ name, type: 'float32', shape, bytes, isWeight: true });
  }

  /** A tensor that belongs to the structure: shapes, anchors, fixed tables. */
  constant(name: string, shape: Shape, data: Float32Array | BigInt64Array): Tensor {
    const type = data instanceof Float32Array ? 'float32' : 'int64';
    const bytes = new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    if (bytes.length !== elementCount(shape) * bytesPerElement(type)) {
      throw new GraphError(
        name,
        `expected ${elementCount(shape)} values for ${formatShape(shape)}, got ${data.length}`,
      );
    }
    return this.#initializer({ name, type, shape, bytes: () => bytes, isWeight: false });
  }

  /** An int64 constant that several nodes use under one name, worked out when the file is written. */
  table(name: string, shape: Shape, values: () => BigInt64Array): Tensor {
    const known = this.#initializers.get(name)?.tensor;
    const bytes = () => {
      const data = values();
      return new Uint8Array(data.buffer, data.byteOffset, data.byteLength);
    };
    return known ?? this.#initializer({ name, type: 'int64', shape, bytes, isWeight: false });
  }

  /** Small integer arguments (a shape, a list of axes): one tensor for all nodes that say the same. */
  integers(values: readonly number[]): Tensor {
    const name = `int64_${values.join('_').replaceAll('-', 'm')}`;
    return (
      this.#initializers.get(name)?.tensor ??
      this.constant(name, [values.length], BigInt64Array.from(values, BigInt))
    );
  }

  /** Small float32 arguments, shared likewise. */
  floats(values: readonly number[]): Tensor {
    const name = `float32_${values.join('_').replaceAll('-', 'm')}`;
    return (
      this.#initializers.get(name)?.tensor ?? this.constant(name, [values.length], Float32Array.from(values))
    );
  }

  /** Adds a node; the operators in `ops/` check and infer shapes before they call it. */
  node(request: NodeRequest): Tensor[] {
    const name = this.nextName(request.opType);
    const base = `${this.#scope}/${request.opType}`;
    this.#used.set(base, (this.#used.get(base) ?? 0) + 1);
    const outputs = request.outputs.map(({ type, shape }, index) =>
      this.#value(`${name}_output_${index}`, type, shape),
    );
    this.#nodes.push({
      name,
      opType: request.opType,
      inputs: request.inputs,
      outputs: [...outputs],
      attributes: request.attributes ?? {},
    });
    return outputs;
  }

  /** The name that the next node of this kind gets here; errors name a node that was refused by it. */
  nextName(opType: string): string {
    const base = `${this.#scope}/${opType}`;
    const count = this.#used.get(base) ?? 0;
    return count === 0 ? base : `${base}_${count}`;
  }

  /** Makes `tensor` an output of the model, called `name`. */
  output(name: string, tensor: Tensor, dynamic: DynamicAxes = {}): void {
    if (!this.#nodes.some((node) => node.outputs.includes(tensor))) {
      throw new GraphError(name, 'an output must come from a node of this graph', [tensor]);
    }
    this.#outputs.set(tensor, name);
    this.#dynamic.set(tensor, dynamic);
  }

  finish(description: GraphDescription): ModelGraph {
    if (this.#outputs.size === 0) throw new GraphError(description.name, 'the graph has no output');
    const nameOf = (tensor: Tensor) => this.#outputs.get(tensor) ?? tensor.name;
    const valueOf = (tensor: Tensor): GraphValue => ({
      name: nameOf(tensor),
      type: tensor.type,
      shape: tensor.shape,
    });
    const boundaryOf = (tensor: Tensor): BoundaryValue => ({
      ...valueOf(tensor),
      shape: tensor.shape.map((size, axis) => this.#dynamic.get(tensor)?.[axis] ?? size),
    });
    const nodes = this.#nodes.map(
      (node): GraphNode => ({
        ...node,
        inputs: node.inputs.map((input) => (input ? nameOf(input) : '')),
        outputs: node.outputs.map(nameOf),
      }),
    );
    return {
      ...description,
      metadata: description.metadata ?? {},
      nodes,
      initializers: [...this.#initializers.values()].map(({ initializer }) => initializer),
      inputs: this.#inputs.map(boundaryOf),
      outputs: [...this.#outputs.keys()].map(boundaryOf),
      values: new Map([...this.#values.values()].map((tensor) => [nameOf(tensor), valueOf(tensor)])),
    };
  }

  #value(name: string, type: ElementType, shape: Shape): Tensor {
    if (this.#values.has(name) || this.#initializers.has(name))
      throw new GraphError(name, 'the name is taken');
    if (shape.some((size) => !Number.isInteger(size) || size < 0)) {
      throw new GraphError(name, `expected a shape of non-negative integers, got ${formatShape(shape)}`);
    }
    const tensor: Tensor = { graph: this, name, type, shape };
    this.#values.set(name, tensor);
    return tensor;
  }

  #initializer(initializer: Initializer): Tensor {
    const { name, type, shape } = initializer;
    if (this.#values.has(name) || this.#initializers.has(name))
      throw new GraphError(name, 'the name is taken');
    const tensor: Tensor = { graph: this, name, type, shape };
    this.#initializers.set(name, { tensor, initializer });
    return tensor;
  }
}
