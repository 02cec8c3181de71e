import type { ElementType } from '../onnx/element-type.js';
import type { Shape } from './tensor.js';

export type AttributeValue = number | string | readonly number[] | { readonly float: number };

export interface GraphNode {
  readonly name: string;
  readonly opType: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  /** Plain numbers are integers; `{ float }` marks a float. */
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

export interface GraphValue {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: Shape;
}

/** An input or an output of the model: an axis whose size differs between runs has a name instead. */
export interface BoundaryValue {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

/** A tensor stored in the file. */
export interface Initializer extends GraphValue {
  /**
   * Little-endian bytes in row-major order. Called once, when the file is written, and let go of at once:
   * a network larger than memory twice over can be written.
   */
  readonly bytes: () => Uint8Array;
  /** Weights may differ between two files of one structure; everything else is part of the structure. */
  readonly isWeight: boolean;
}

/** A finished network: everything an ONNX file holds, with weights still to be read. */
export interface ModelGraph {
  readonly name: string;
  readonly producer: { readonly name: string; readonly version: string };
  readonly metadata: Readonly<Record<string, string>>;
  readonly nodes: readonly GraphNode[];
  readonly initializers: readonly Initializer[];
  readonly inputs: readonly BoundaryValue[];
  readonly outputs: readonly BoundaryValue[];
  /** Shapes of all values, by name; of dynamic axes one size of many. */
  readonly values: ReadonlyMap<string, GraphValue>;
}
