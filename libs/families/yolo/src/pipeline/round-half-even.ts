/** Rounds ties to the even neighbour, as Python's `round` and OpenCV's `cvRound` do; `Math.round` rounds them up. */
export function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  const fraction = value - floor;
  if (fraction !== 0.5) return fraction < 0.5 ? floor : floor + 1;
  return floor % 2 === 0 ? floor : floor + 1;
}
