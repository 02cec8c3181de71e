import type { ElementType } from '../onnx/element-type.js';
import type { GraphBuilder } from './graph-builder.js';

export type Shape = readonly number[];

/** A value that flows through a graph under construction; its shape is known when it is made. */
export interface Tensor {
  readonly graph: GraphBuilder;
  readonly name: string;
  readonly type: ElementType;
  readonly shape: Shape;
}

export function elementCount(shape: Shape): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function formatShape(shape: Shape): string {
  return `[${shape.join(', ')}]`;
}
