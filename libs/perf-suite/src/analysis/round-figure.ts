/** To six decimals: a nanosecond of milliseconds, a byte of megabytes. What is beyond them only makes a report longer. */
export function roundFigure(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
