const bars = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/**
 * The course of values as a line of bars, the last `width` of them. Its bottom is 0 unless the values differ by less than
 * half of the largest: small changes are to be seen, and small noise is not to look like one.
 */
export function sparkline(values: readonly number[], width: number): string {
  const shown = values.slice(-width);
  const highest = Math.max(...shown);
  const lowest = Math.min(...shown);
  const bottom = Math.max(0, highest - Math.max(2 * (highest - lowest), 0.2 * highest));
  const range = highest - bottom;
  return shown
    .map((value) => (range > 0 ? Math.round(((value - bottom) / range) * (bars.length - 1)) : 0))
    .map((bar) => bars[bar])
    .join('');
}
