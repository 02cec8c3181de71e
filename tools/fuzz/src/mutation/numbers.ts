/** Where arithmetic of some width begins to go wrong: lengths, sizes and offsets are set to these. */
export const edgeNumbers: readonly bigint[] = [
  ...[0n, 1n, 2n, 3n, 4n, 7n, 8n, 9n, 255n, 256n, 1000n, 10_000n, 100_000n],
  ...[15n, 16n, 24n, 31n, 32n, 33n, 40n, 53n, 60n, 62n, 63n].flatMap((bits) => {
    const power = 1n << bits;
    return [power - 1n, power, power + 1n];
  }),
  (1n << 64n) - 1n,
  (1n << 64n) - 5n,
];
