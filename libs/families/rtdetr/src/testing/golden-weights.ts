import type { WeightSource } from '@framegate/model-family';
import { fnv1a, seededUniform } from '@framegate/network-blocks';

/** Fills every tensor from a hash of its name: the rule that the golden vectors were made under. */
export function goldenWeights(salt: string): WeightSource {
  return {
    id: `golden:${salt}`,
    read({ name, shape }) {
      const next = seededUniform(fnv1a(name.startsWith('model.enc_') ? salt + name : name));
      const count = shape.reduce((product, size) => product * size, 1);
      const [offset, scale] = range(name, shape, count / shape[0]!);
      const values = new Float32Array(count);
      for (let index = 0; index < count; index++) values[index] = offset + scale * (2 * next() - 1);
      return values;
    },
  };
}

function range(name: string, shape: readonly number[], fanIn: number): [offset: number, scale: number] {
  if (name.endsWith('running_var')) return [1, 0.5];
  if (name.endsWith('running_mean') || name.endsWith('.bias')) return [0, 0.1];
  if (shape.length === 1) return [1, 0.1];
  return [0, Math.sqrt(3 / fanIn)];
}

/** The square image that goes with them, [3, side, side]: noise at three scales. */
export function goldenImage(side: number): Float32Array {
  const layers = (
    [
      ['img16', 0.5, 16],
      ['img64', 0.3, 64],
      ['img1', 0.2, side],
    ] as const
  ).map(([name, weight, cells]) => {
    const next = seededUniform(fnv1a(name));
    const values = Float64Array.from({ length: 3 * cells * cells }, () => weight * next());
    return (channel: number, y: number, x: number) => {
      const cell = side / cells;
      return values[(channel * cells + Math.floor(y / cell)) * cells + Math.floor(x / cell)]!;
    };
  });
  const image = new Float32Array(3 * side * side);
  let at = 0;
  for (let channel = 0; channel < 3; channel++) {
    for (let y = 0; y < side; y++) {
      for (let x = 0; x < side; x++) {
        image[at++] = layers.reduce((sum, valueAt) => sum + valueAt(channel, y, x), 0);
      }
    }
  }
  return image;
}
