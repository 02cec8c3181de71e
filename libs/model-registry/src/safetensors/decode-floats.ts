/** Element types that {@link decodeFloats} turns into float32. */
export const floatTypes: readonly string[] = ['F32', 'F16', 'BF16'];

/**
 * Little-endian values of `dtype` as float32. F32 is a view of `bytes`; the others are widened, which is exact.
 * `bytes` must begin at a multiple of 4.
 */
export function decodeFloats(dtype: string, bytes: Uint8Array): Float32Array {
  if (dtype === 'F32') return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const halves = new Uint16Array(bytes.buffer, bytes.byteOffset, bytes.length / 2);
  return dtype === 'F16' ? widenFloat16(halves) : widenBfloat16(halves);
}

/** One array after another; a single one is given back as it is. */
export function joinFloats(arrays: readonly Float32Array[]): Float32Array {
  const [only, ...others] = arrays;
  if (only && others.length === 0) return only;
  const joined = new Float32Array(arrays.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const values of arrays) {
    joined.set(values, start);
    start += values.length;
  }
  return joined;
}

/** A bfloat16 is the upper half of a float32. */
function widenBfloat16(halves: Uint16Array): Float32Array {
  const words = new Uint32Array(halves.length);
  for (let index = 0; index < halves.length; index++) words[index] = (halves[index] ?? 0) << 16;
  return new Float32Array(words.buffer);
}

let float16Values: Float32Array | undefined;

function widenFloat16(halves: Uint16Array): Float32Array {
  float16Values ??= Float32Array.from({ length: 1 << 16 }, (_, half) => float16Value(half));
  const values = new Float32Array(halves.length);
  for (let index = 0; index < halves.length; index++) values[index] = float16Values[halves[index] ?? 0] ?? 0;
  return values;
}

/** IEEE 754 binary16: 1 sign bit, 5 exponent bits with bias 15, 10 fraction bits. */
function float16Value(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0x1f) return fraction === 0 ? sign * Infinity : NaN;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
