import type { TensorSpec } from '@framegate/model-family';
import { formatShape } from '../format-shape.js';
import { floatTypes } from './decode-floats.js';
import type { TensorEntry } from './header.js';

/** The tensor that `spec` asks for, or what is wrong with it. */
export function findTensor(
  tensors: ReadonlyMap<string, TensorEntry>,
  { name, shape }: TensorSpec,
): TensorEntry | string {
  const found = tensors.get(name);
  if (!found) return `missing: ${name} ${formatShape(shape)}`;
  if (formatShape(found.shape) !== formatShape(shape)) {
    return `misshapen: ${name}, expected ${formatShape(shape)}, got ${formatShape(found.shape)}`;
  }
  if (!floatTypes.includes(found.dtype)) {
    return `not floats: ${name}, expected ${floatTypes.join(', ')}, got ${found.dtype}`;
  }
  return found;
}
