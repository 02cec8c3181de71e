import type { TensorSpec } from '@framegate/model-family';
import { fnv1a, seededUniform } from './seeded-uniform.js';

/** Numbers from −bound to bound for a tensor, from the hash of its name: the same bytes on every machine. */
export function uniformValues({ name, shape }: TensorSpec, bound: number): Float32Array {
  const next = seededUniform(fnv1a(name));
  const values = new Float32Array(shape.reduce((product, size) => product * size, 1));
  for (let index = 0; index < values.length; index++) values[index] = (2 * next() - 1) * bound;
  return values;
}

/**
 * Shifts each row to mean zero, in place. What comes out of an activation has a common mean, which such rows cancel.
 * The mean is summed in double precision in the order of storage.
 */
export function centreRows(values: Float32Array, rowLength: number): Float32Array {
  for (let start = 0; start < values.length; start += rowLength) {
    let sum = 0;
    for (let index = start; index < start + rowLength; index++) sum += values[index]!;
    const mean = sum / rowLength;
    for (let index = start; index < start + rowLength; index++) values[index]! -= mean;
  }
  return values;
}
