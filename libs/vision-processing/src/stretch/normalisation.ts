/** A level v becomes (v - shift) / divisor. */
export interface Normalisation {
  readonly shift: number;
  readonly divisor: number;
}

type Channels = readonly [red: number, green: number, blue: number];

const highest = 255;

/** For red, green and blue: (v / 255 - mean) / std in one step less. */
export function normalisations(mean: Channels = [0, 0, 0], std: Channels = [1, 1, 1]): Normalisation[] {
  return mean.map((value, channel) => ({ shift: value * highest, divisor: std[channel]! * highest }));
}
