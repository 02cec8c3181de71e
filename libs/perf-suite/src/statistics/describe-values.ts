export interface Description {
  readonly n: number;
  readonly mean: number;
  /** Sample standard deviation, n − 1 in the denominator; `null` for a single value. */
  readonly sd: number | null;
  readonly min: number;
  readonly max: number;
}

/**
 * Mean and standard deviation by Welford's update (1962), which keeps its digits where the spread is small against the mean.
 * @throws {RangeError} for an empty list.
 */
export function describeValues(values: readonly number[]): Description {
  if (values.length === 0) throw new RangeError('Expected at least one value to describe, got none.');
  let mean = 0;
  let squares = 0;
  let min = Infinity;
  let max = -Infinity;
  values.forEach((value, index) => {
    const delta = value - mean;
    mean += delta / (index + 1);
    squares += delta * (value - mean);
    min = Math.min(min, value);
    max = Math.max(max, value);
  });
  const n = values.length;
  return { n, mean, sd: n > 1 ? Math.sqrt(squares / (n - 1)) : null, min, max };
}
