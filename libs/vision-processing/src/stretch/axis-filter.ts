const { abs, ceil, max, min, trunc } = Math;

/** What each position of a resized axis is made of: a run of source positions with a weight each. */
export interface AxisFilter {
  /** Target positions. */
  readonly length: number;
  /** Whether each position is the source's as it is. */
  readonly isIdentity: boolean;
  /** The longest run. */
  readonly longest: number;
  /** By target position: where its run begins, and how long it is. */
  readonly first: Int32Array;
  readonly count: Int32Array;
  /** By target position, {@link stride} each: the weights, sum 1, those at the ends not 0; then zeros. */
  readonly weights: Float64Array;
  readonly stride: number;
}

/**
 * Antialiased linear interpolation with half-pixel centres along one axis, as PIL's `BILINEAR` and torchvision have it:
 * a triangle as wide as two source pixels, or where the axis shrinks as two target pixels. Cut at the border.
 * Terms are in PIL's order, for the last bit of a weight can decide how it is rounded.
 */
export function axisFilter(sourceLength: number, targetLength: number): AxisFilter {
  const scale = sourceLength / targetLength;
  const reach = max(scale, 1);
  const inverse = 1 / reach;
  const stride = min(2 * ceil(reach) + 1, sourceLength);
  const first = new Int32Array(targetLength);
  const count = new Int32Array(targetLength);
  const weights = new Float64Array(targetLength * stride);
  let longest = 0;
  for (let index = 0; index < targetLength; index++) {
    const centre = (index + 0.5) * scale;
    const triangle = (position: number) => max(0, 1 - abs((position - centre + 0.5) * inverse));
    let start = max(trunc(centre - reach + 0.5), 0);
    let end = min(trunc(centre + reach + 0.5), sourceLength);
    while (triangle(start) === 0) start++;
    while (triangle(end - 1) === 0) end--;

    let sum = 0;
    for (let position = start; position < end; position++) sum += triangle(position);
    const at = index * stride - start;
    for (let position = start; position < end; position++) weights[at + position] = triangle(position) / sum;
    first[index] = start;
    count[index] = end - start;
    longest = max(longest, end - start);
  }
  const isIdentity = sourceLength === targetLength;
  return { length: targetLength, isIdentity, longest, first, count, weights, stride };
}
