const { abs } = Math;

/** What was written down of a tensor. */
export interface Statistics {
  shape: number[];
  mean: number;
  std: number;
  absmax: number;
  first8: number[];
}

export function expectStatistics(
  name: string,
  expected: Statistics,
  { data, dims }: { data: Float32Array; dims: readonly number[] },
  tolerance: number,
): void {
  expect([...dims]).toEqual(expected.shape);
  const { mean, std, absmax } = statistics(data);
  const found = [mean, std, absmax, ...data.subarray(0, 8)];
  expectClose(name, found, [expected.mean, expected.std, expected.absmax, ...expected.first8], tolerance);
}

/** In plain loops: there are millions of values. */
function statistics(values: Float32Array) {
  let sum = 0;
  let absmax = 0;
  for (const value of values) {
    sum += value;
    absmax = abs(value) > absmax ? abs(value) : absmax;
  }
  const mean = sum / values.length;
  let squares = 0;
  for (const value of values) squares += (value - mean) * (value - mean);
  return { mean, std: Math.sqrt(squares / values.length), absmax };
}

/** Says the worst difference when it is too large. */
export function expectClose(
  name: string,
  found: ArrayLike<number>,
  expected: readonly number[],
  tolerance: number,
): void {
  const differences = expected.map((value, index) => Math.abs(found[index]! - value));
  const worst = Math.max(...differences);
  expect({ name, worst, close: worst < tolerance }).toEqual({ name, worst, close: true });
}
