const { max, min, abs, trunc } = Math;

/** The source positions that one position of a resized axis is made of. */
export interface Taps {
  readonly first: number;
  /** Sum 1; those at the ends are not 0. */
  readonly weights: readonly number[];
}

/**
 * Antialiased linear interpolation with half-pixel centres along one axis, as PIL's `BILINEAR` and torchvision have it:
 * a triangle as wide as two source pixels, or where the axis shrinks as two target pixels. Cut at the border.
 */
export function axisFilter(sourceLength: number, targetLength: number): Taps[] {
  const scale = sourceLength / targetLength;
  const reach = max(scale, 1);
  return Array.from({ length: targetLength }, (_, index) => {
    const centre = (index + 0.5) * scale;
    const first = max(trunc(centre - reach + 0.5), 0);
    const end = min(trunc(centre + reach + 0.5), sourceLength);
    const triangle = Array.from({ length: end - first }, (_, tap) =>
      max(0, 1 - abs(first + tap + 0.5 - centre) / reach),
    );
    const sum = triangle.reduce((total, weight) => total + weight, 0);
    return trimmed(
      first,
      triangle.map((weight) => weight / sum),
    );
  });
}

function trimmed(first: number, weights: number[]): Taps {
  const start = weights.findIndex((weight) => weight > 0);
  const end = weights.findLastIndex((weight) => weight > 0) + 1;
  return { first: first + start, weights: weights.slice(start, end) };
}
