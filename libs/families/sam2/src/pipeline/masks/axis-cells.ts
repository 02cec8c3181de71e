const { floor, fround, max, min } = Math;

/**
 * How the pixels of an axis lie between those of a smaller or larger one: linear interpolation with half-pixel
 * centres, positions outside repeat the border, all in float32 as PyTorch's `interpolate` with `align_corners=False`.
 */
export interface AxisCells {
  /** Of the source. A cell lies between a source position and the next; the last is empty but for the border. */
  readonly count: number;
  /** Pixels `starts[cell]` to `starts[cell + 1] - 1` lie in a cell; `count + 1` long. */
  readonly starts: Int32Array;
  /** Of the source position before each pixel; that and `after` make 1. */
  readonly before: Float32Array;
  readonly after: Float32Array;
}

export function axisCells(sourceLength: number, length: number): AxisCells {
  const starts = new Int32Array(sourceLength + 1);
  const before = new Float32Array(length);
  const after = new Float32Array(length);
  const scale = fround(sourceLength / length);
  let started = 0;
  for (let pixel = 0; pixel < length; pixel++) {
    const position = max(0, fround(fround(scale * (pixel + 0.5)) - 0.5));
    const cell = min(floor(position), sourceLength - 1);
    while (started < cell) starts[++started] = pixel;
    after[pixel] = position - cell;
    before[pixel] = 1 - after[pixel]!;
  }
  starts.fill(length, started + 1);
  return { count: sourceLength, starts, before, after };
}
