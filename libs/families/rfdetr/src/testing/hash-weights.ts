import type { TensorSpec, WeightSource } from '@framegate/model-family';
import { fnv1a, seededUniform } from '@framegate/network-blocks';

const saltedPrefix = 'transformer.enc_';
const mean = [0.485, 0.456, 0.406];
const std = [0.229, 0.224, 0.225];

/** Fills every tensor from a hash of its name: the rule that the golden vectors were made under. */
export function hashWeights(salt: string): WeightSource {
  return { id: `hash:${salt}`, read: (spec) => hashValues(spec, salt) };
}

/** The normalised image that goes with them: patterns of three sizes. */
export function hashImage(side: number): Float32Array {
  const [coarse, fine, noise] = [grid('img16', 16), grid('img64', 64), grid('img1', side)];
  return Float32Array.from({ length: 3 * side * side }, (_, index) => {
    const channel = Math.floor(index / (side * side));
    const y = Math.floor(index / side) % side;
    const x = index % side;
    const value =
      0.5 * coarse(channel, y / side, x / side) +
      0.3 * fine(channel, y / side, x / side) +
      0.2 * noise(channel, y / side, x / side);
    return (value - mean[channel]!) / std[channel]!;
  });
}

/** Normalised noise for images of any size: [batch, 3, height, width]. */
export function hashNoise(batch: number, height: number, width: number): Float32Array {
  const next = seededUniform(fnv1a('images'));
  const plane = height * width;
  return Float32Array.from({ length: batch * 3 * plane }, (_, index) => {
    const channel = Math.floor(index / plane) % 3;
    return (next() - mean[channel]!) / std[channel]!;
  });
}

function grid(name: string, cells: number): (channel: number, y: number, x: number) => number {
  const next = seededUniform(fnv1a(name));
  const values = Float64Array.from({ length: 3 * cells * cells }, next);
  return (channel, y, x) =>
    values[(channel * cells + Math.floor(cells * y)) * cells + Math.floor(cells * x)]!;
}

function hashValues({ name, shape }: TensorSpec, salt: string): Float32Array {
  const next = seededUniform(fnv1a(name.startsWith(saltedPrefix) ? salt + name : name));
  const count = shape.reduce((product, size) => product * size, 1);
  const value = valueRule(name, shape, count / shape[0]!);
  const values = new Float32Array(count);
  for (let index = 0; index < count; index++) values[index] = value(2 * next() - 1);
  return values;
}

function valueRule(name: string, shape: readonly number[], fanIn: number): (u: number) => number {
  if (name.endsWith('lambda1')) return (u) => 0.5 + 0.1 * u;
  if (name.endsWith('.bias') || name.endsWith('in_proj_bias')) return (u) => 0.1 * u;
  if (/cls_token|mask_token|position_embeddings/.test(name)) return (u) => 0.5 * u;
  if (name.includes('refpoint_embed')) return (u) => 0.2 * u;
  if (name.includes('query_feat')) return (u) => u;
  if (shape.length === 1) return (u) => 1 + 0.1 * u;
  const bound = Math.sqrt(3 / fanIn);
  return (u) => u * bound;
}
