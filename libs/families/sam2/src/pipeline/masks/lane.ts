/** Pixels that the kernel takes together. */
export const lane = 16;

/** To whole lanes. */
export function roundUp(count: number): number {
  return Math.ceil(count / lane) * lane;
}
