import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { fnv1a, seededUniform } from './seeded-uniform.js';

/** Part of every synthetic artifact's address: raise it with any change of a value. */
const ruleVersion = 1;

/** Keeps the variance of activations through SiLU. */
const gain = 1.7;

export function syntheticWeights(variant: string): WeightSource {
  return { id: `synthetic:${variant}:${ruleVersion}`, read: (spec) => values(spec) };
}

function values({ name, shape }: TensorSpec): Float32Array {
  const count = shape.reduce((product, size) => product * size, 1);
  const array = new Float32Array(count);
  if (name.endsWith('bn.weight') || name.endsWith('running_var')) return array.fill(1);
  if (!name.endsWith('weight')) return array;
  const next = seededUniform(fnv1a(name));
  const bound = Math.sqrt(3 / (count / shape[0]!)) * gain;
  for (let index = 0; index < count; index++) array[index] = (2 * next() - 1) * bound;
  return array;
}
