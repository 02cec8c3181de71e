/**
 * The least of each whole block of neighbouring values: what an allocator gives back within a block does not count, and
 * what it never gives back does. An incomplete block at the end is left out.
 */
export function blockMinima(values: readonly number[], blockLength: number): number[] {
  const blocks = Math.floor(values.length / blockLength);
  return Array.from({ length: blocks }, (_, block) =>
    Math.min(...values.slice(block * blockLength, (block + 1) * blockLength)),
  );
}
