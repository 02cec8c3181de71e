/** Where an increasing function crosses `goal` between `low` and `high`, to the last bits of a double. */
export function bisect(increasing: (x: number) => number, goal: number, low: number, high: number): number {
  for (;;) {
    const middle = low + (high - low) / 2;
    if (middle <= low || middle >= high) return middle;
    if (increasing(middle) < goal) low = middle;
    else high = middle;
  }
}
