/**
 * The value that would stand at `rank` (from 0) if the first `length` values were sorted: Hoare's FIND (1961), linear on
 * average. It reorders them.
 */
export function selectKth(values: Float64Array, length: number, rank: number): number {
  let left = 0;
  let right = length - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1] ?? NaN;
    let low = left;
    let high = right;
    while (low <= high) {
      while ((values[low] ?? NaN) < pivot) low++;
      while ((values[high] ?? NaN) > pivot) high--;
      if (low > high) break;
      const swapped = values[low] ?? NaN;
      values[low++] = values[high] ?? NaN;
      values[high--] = swapped;
    }
    if (rank <= high) right = high;
    else if (rank >= low) left = low;
    else break;
  }
  return values[rank] ?? NaN;
}
