import type { TensorData, TensorMap } from '@framegate/model-family';
import type { InferenceSession } from 'onnxruntime-node';

interface SampleOptions {
  readonly seed?: number;
  /** Of an axis that the network leaves open and `known` does not fix: prompt points, images. 1 by default. */
  readonly openAxis?: number;
}

/**
 * Something for a network to compute, the same for the same seed: floats from 0 to 1, and integers 0 and 1, which are
 * an index wherever one is asked for. Shapes are those of `known` where it has the input.
 */
export function sampleInputs(
  inputs: readonly InferenceSession.ValueMetadata[],
  known: TensorMap,
  { seed = 0, openAxis = 1 }: SampleOptions = {},
): TensorMap {
  const next = randomNumbers(seed);
  return Object.fromEntries(
    inputs.map((input) => {
      if (!input.isTensor) throw new Error(`Input \`${input.name}\` is no tensor.`);
      const dims =
        known[input.name]?.dims ?? input.shape.map((side) => (typeof side === 'number' ? side : openAxis));
      const length = dims.reduce((product, side) => product * side, 1);
      return [input.name, { data: sampleData(input, length, next), dims }];
    }),
  );
}

function sampleData(
  { name, type }: InferenceSession.TensorValueMetadata,
  length: number,
  next: () => number,
): TensorData {
  if (type === 'float32') return Float32Array.from({ length }, next);
  if (type === 'uint8') return Uint8Array.from({ length }, () => Math.round(next()));
  if (type === 'int32') return Int32Array.from({ length }, () => Math.round(next()));
  if (type === 'int64') return BigInt64Array.from({ length }, () => BigInt(Math.round(next())));
  throw new Error(`Input \`${name}\` is ${type}: expected float32, uint8, int32 or int64.`);
}

/** Mulberry32: numbers from 0 to below 1, of 32 random bits each. */
function randomNumbers(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 2 ** 32;
  };
}
