import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { fnv1a, seededUniform } from '@framegate/network-blocks';
import { gainOf, spreadOf } from './synthetic-rule.js';

/** Part of every synthetic artifact's address: raise it with any change of a value. */
const ruleVersion = 1;

/**
 * Weights that keep the networks alive at every depth, made of integer hashing, multiplication and square roots alone,
 * so that they are the same bytes on every machine and in every language. Normalisations are the identity, biases are 0;
 * everything else is uniform, from the name's FNV-1a hash through mulberry32.
 */
export function syntheticWeights(variant: string): WeightSource {
  return { id: `synthetic:${variant}:${ruleVersion}`, read: values };
}

function values(spec: TensorSpec): Float32Array {
  const { name, shape } = spec;
  const count = shape.reduce((product, size) => product * size, 1);
  if (shape.length === 1) return new Float32Array(count).fill(name.endsWith('.weight') ? 1 : 0);
  return uniform(name, count, spreadOf(name) ?? gainOf(name) * Math.sqrt((3 * shape[0]!) / count));
}

/** Numbers from −bound to bound. */
function uniform(name: string, count: number, bound: number): Float32Array {
  const next = seededUniform(fnv1a(name));
  const array = new Float32Array(count);
  for (let index = 0; index < count; index++) array[index] = (2 * next() - 1) * bound;
  return array;
}
