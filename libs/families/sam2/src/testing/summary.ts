/** What is known of an output: a few of its numbers in full, the others by their mean and spread. */
export interface Summary {
  readonly shape: readonly number[];
  readonly mean: number;
  readonly rms: number;
  readonly max: number;
  readonly idx: readonly number[];
  readonly val: readonly number[];
}

/** Largest difference between what was expected of an output and what it is, as a share of its root mean square. */
export function relativeError(data: Float32Array, expected: Summary): number {
  let [sum, squares, max] = [0, 0, 0];
  for (let index = 0; index < data.length; index++) {
    const value = data[index]!;
    sum += value;
    squares += value * value;
    max = Math.max(max, Math.abs(value));
  }
  const differences = [
    sum / data.length - expected.mean,
    Math.sqrt(squares / data.length) - expected.rms,
    max - expected.max,
    ...expected.idx.map((at, index) => data[at]! - expected.val[index]!),
  ];
  return Math.max(...differences.map(Math.abs)) / expected.rms;
}
