import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { fnv1a, seededUniform } from '@framegate/network-blocks';

/** Fills every tensor from a hash of its name: the rule that the golden vectors were made under. */
export function hashWeights(gain: number): WeightSource {
  return { id: `hash:${gain}`, read: (spec) => hashValues(spec, gain) };
}

/** The image that goes with them: uniform numbers under the key `images`. */
export function hashImage(count: number): Float32Array {
  return filled(count, seededUniform(fnv1a('images')));
}

function hashValues({ name, shape }: TensorSpec, gain: number): Float32Array {
  const next = seededUniform(fnv1a(name));
  const count = shape.reduce((product, size) => product * size, 1);
  return filled(count, valueRule(name, count / shape[0]!, gain, next));
}

function filled(count: number, next: () => number): Float32Array {
  const values = new Float32Array(count);
  for (let index = 0; index < count; index++) values[index] = next();
  return values;
}

function valueRule(name: string, fanIn: number, gain: number, next: () => number): () => number {
  if (name.endsWith('running_var')) return () => 0.5 + next();
  if (name.endsWith('running_mean') || name.endsWith('.bias')) return () => (next() - 0.5) * 0.2;
  if (name.endsWith('bn.weight')) return () => 0.75 + 0.5 * next();
  if (name.endsWith('gamma')) return () => 0.1 + 0.2 * next();
  const bound = Math.sqrt(3 / fanIn) * gain;
  return () => (2 * next() - 1) * bound;
}
