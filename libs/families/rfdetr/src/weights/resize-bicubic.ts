/** Of the cubic convolution kernel; antialiased resizing has the value that Pillow uses, not −0.75. */
const a = -0.5;
/** Half of the kernel's width in samples of the source. */
const kernelReach = 2;

/** How one place of the result is mixed from samples `first`, `first + 1`, … of the source. */
interface Mix {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * A table [fromRows, fromColumns, channels] resized to `to`, bicubic with antialias and pixel centres at halves, as
 * PyTorch's `interpolate(mode='bicubic', antialias=True, align_corners=False)` does it; in double precision.
 */
export function resizeBicubic(
  table: Float32Array,
  from: readonly [rows: number, columns: number],
  to: readonly [rows: number, columns: number],
): Float64Array {
  const [fromRows, fromColumns] = from;
  const [toRows, toColumns] = to;
  const channels = table.length / (fromRows * fromColumns);
  const wide = mixed(table, [fromRows, fromColumns, channels], mixes(fromColumns, toColumns));
  return mixed(wide, [1, fromRows, toColumns * channels], mixes(fromRows, toRows));
}

/** Resizes the middle axis of [outer, middle, inner]. */
function mixed(
  values: Float32Array | Float64Array,
  [outer, middle, inner]: readonly [number, number, number],
  places: readonly Mix[],
): Float64Array {
  const result = new Float64Array(outer * places.length * inner);
  for (let block = 0; block < outer; block++) {
    places.forEach(({ first, weights }, place) => {
      const target = (block * places.length + place) * inner;
      weights.forEach((weight, tap) => {
        const source = (block * middle + first + tap) * inner;
        for (let index = 0; index < inner; index++)
          result[target + index]! += weight * values[source + index]!;
      });
    });
  }
  return result;
}

function mixes(from: number, to: number): Mix[] {
  const scale = from / to;
  const stretch = Math.max(scale, 1);
  const reach = kernelReach * stretch;
  return Array.from({ length: to }, (_, place) => {
    const centre = scale * (place + 0.5);
    const first = Math.max(Math.trunc(centre - reach + 0.5), 0);
    const end = Math.min(Math.trunc(centre + reach + 0.5), from);
    const weights = Array.from({ length: end - first }, (_, tap) =>
      cubic((first + tap - centre + 0.5) / stretch),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}

function cubic(distance: number): number {
  const x = Math.abs(distance);
  if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
  return 0;
}
