/** The same numbers between 0 and 1 in every run, with no pattern that a chart would show. */
export function noisy(index: number): number {
  const value = Math.sin(index * 12.9898 + 1) * 43758.5453;
  return value - Math.floor(value);
}
