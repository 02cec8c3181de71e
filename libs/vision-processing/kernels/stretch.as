// AssemblyScript: separable resizing of 8-bit RGB into normalised planes of float32, with 128-bit SIMD.
// After a change: `node libs/vision-processing/kernels/build.mjs`.
// Pointers are byte offsets into the imported memory.

/** Weights have 22 bits. Halves of 11 bits each fit the 16-bit factors that are multiplied and added in pairs. */
const lowBits: i32 = 11;
const weightBits: i32 = 22;

/** Four source pixels go together: their weights are high halves 0 1 2 3, then low halves 0 1 2 3 (i16 each). */
const groupPixelBytes: usize = 12;
const groupWeightBytes: usize = 16;

/** Columns that a pass over rows takes together. */
const lane: i32 = 16;

/**
 * Weighted sums along one row of interleaved pixels, rounded to levels: three planes of `count` bytes, `plane` bytes
 * apart. `offsets` (i32) says where in the row each column begins; `count` is a multiple of 4.
 * Reads whole groups, and 4 bytes behind the last.
 */
export function columnsToLevels(
  row: usize,
  offsets: usize,
  weights: usize,
  groups: i32,
  count: i32,
  to: usize,
  plane: usize,
): void {
  columns<u8>(row, offsets, weights, groups, count, to, plane);
}

/** As {@link columnsToLevels}, but nothing is rounded: planes of float32. */
export function columnsToFloats(
  row: usize,
  offsets: usize,
  weights: usize,
  groups: i32,
  count: i32,
  to: usize,
  plane: usize,
): void {
  columns<f32>(row, offsets, weights, groups, count, to, plane);
}

@inline
function columns<T>(
  row: usize,
  offsets: usize,
  weights: usize,
  groups: i32,
  count: i32,
  to: usize,
  plane: usize,
): void {
  const step = <usize>groups * groupWeightBytes;
  for (; count > 0; count -= 4) {
    const first = pixel(row + load<usize>(offsets), weights, groups);
    const second = pixel(row + load<usize>(offsets, 4), weights + step, groups);
    const third = pixel(row + load<usize>(offsets, 8), weights + 2 * step, groups);
    const fourth = pixel(row + load<usize>(offsets, 12), weights + 3 * step, groups);
    const redGreenStart = v128.shuffle<i32>(first, second, 0, 4, 1, 5);
    const redGreenEnd = v128.shuffle<i32>(third, fourth, 0, 4, 1, 5);
    const blueStart = v128.shuffle<i32>(first, second, 2, 6, 3, 7);
    const blueEnd = v128.shuffle<i32>(third, fourth, 2, 6, 3, 7);
    const red = v128.shuffle<i32>(redGreenStart, redGreenEnd, 0, 1, 4, 5);
    const green = v128.shuffle<i32>(redGreenStart, redGreenEnd, 2, 3, 6, 7);
    const blue = v128.shuffle<i32>(blueStart, blueEnd, 0, 1, 4, 5);
    if (isFloat<T>()) {
      v128.store(to, unrounded(red));
      v128.store(to + plane, unrounded(green));
      v128.store(to + 2 * plane, unrounded(blue));
    } else {
      const redGreen = i16x8.narrow_i32x4_s(rounded(red), rounded(green));
      const levels = i8x16.narrow_i16x8_u(redGreen, i16x8.narrow_i32x4_s(rounded(blue), none()));
      v128.store_lane<i32>(to, levels, 0);
      v128.store_lane<i32>(to + plane, levels, 1);
      v128.store_lane<i32>(to + 2 * plane, levels, 2);
    }
    offsets += 16;
    weights += 4 * step;
    to += 4 * sizeof<T>();
  }
}

/**
 * Weighted sums of rows of levels, rounded to levels v and written as (v - shift) / divisor: `count` values of float32.
 * `rows` says where the rows begin (i32), of which there is an even number; they are read from byte `from` on. Two have
 * their weights together: high halves of both, low halves of both (i16 each). Reads whole lanes; `spare` has room for
 * one of float32.
 */
export function levelRows(
  rows: usize,
  weights: usize,
  rowCount: i32,
  from: usize,
  count: i32,
  to: usize,
  shift: f32,
  divisor: f32,
  spare: usize,
): void {
  const end = rows + 4 * rowCount;
  for (let x = 0; x < count; x += lane) {
    let high0 = none();
    let high1 = none();
    let high2 = none();
    let high3 = none();
    let low0 = none();
    let low1 = none();
    let low2 = none();
    let low3 = none();
    let weight = weights;
    for (let row = rows; row < end; row += 8) {
      const one = v128.load(load<usize>(row) + from + x);
      const other = v128.load(load<usize>(row, 4) + from + x);
      const start = i8x16.shuffle(one, other, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
      const rest = i8x16.shuffle(one, other, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
      const levels0 = i16x8.extend_low_i8x16_u(start);
      const levels1 = i16x8.extend_high_i8x16_u(start);
      const levels2 = i16x8.extend_low_i8x16_u(rest);
      const levels3 = i16x8.extend_high_i8x16_u(rest);
      const high = v128.load32_splat(weight);
      const low = v128.load32_splat(weight, 4);
      high0 = i32x4.add(high0, i32x4.dot_i16x8_s(levels0, high));
      high1 = i32x4.add(high1, i32x4.dot_i16x8_s(levels1, high));
      high2 = i32x4.add(high2, i32x4.dot_i16x8_s(levels2, high));
      high3 = i32x4.add(high3, i32x4.dot_i16x8_s(levels3, high));
      low0 = i32x4.add(low0, i32x4.dot_i16x8_s(levels0, low));
      low1 = i32x4.add(low1, i32x4.dot_i16x8_s(levels1, low));
      low2 = i32x4.add(low2, i32x4.dot_i16x8_s(levels2, low));
      low3 = i32x4.add(low3, i32x4.dot_i16x8_s(levels3, low));
      weight += 8;
    }
    write(
      f32x4.convert_i32x4_s(rounded(joined(high0, low0))),
      f32x4.convert_i32x4_s(rounded(joined(high1, low1))),
      f32x4.convert_i32x4_s(rounded(joined(high2, low2))),
      f32x4.convert_i32x4_s(rounded(joined(high3, low3))),
      shift,
      divisor,
      count - x,
      to,
      spare,
    );
    to += 4 * lane;
  }
}

/** As {@link levelRows} for rows of float32 with a weight (f32) each, any number of them; nothing is rounded. */
export function floatRows(
  rows: usize,
  weights: usize,
  rowCount: i32,
  from: usize,
  count: i32,
  to: usize,
  shift: f32,
  divisor: f32,
  spare: usize,
): void {
  const end = rows + 4 * rowCount;
  for (let x = 0; x < count; x += lane) {
    let sum0 = f32x4.splat(0);
    let sum1 = f32x4.splat(0);
    let sum2 = f32x4.splat(0);
    let sum3 = f32x4.splat(0);
    let at = weights;
    for (let row = rows; row < end; row += 4) {
      const values = load<usize>(row) + from + 4 * x;
      const weight = v128.load32_splat(at);
      sum0 = f32x4.add(sum0, f32x4.mul(v128.load(values), weight));
      sum1 = f32x4.add(sum1, f32x4.mul(v128.load(values, 16), weight));
      sum2 = f32x4.add(sum2, f32x4.mul(v128.load(values, 32), weight));
      sum3 = f32x4.add(sum3, f32x4.mul(v128.load(values, 48), weight));
      at += 4;
    }
    write(sum0, sum1, sum2, sum3, shift, divisor, count - x, to, spare);
    to += 4 * lane;
  }
}

/** Weighted sum of the pixels at `at`: lanes red, green, blue. */
@inline
function pixel(at: usize, weights: usize, groups: i32): v128 {
  let high = none();
  let low = none();
  for (; groups > 0; groups--) {
    const pixels = v128.load(at);
    const start = i8x16.swizzle(pixels, i8x16(0, -1, 3, -1, 1, -1, 4, -1, 2, -1, 5, -1, -1, -1, -1, -1));
    const rest = i8x16.swizzle(pixels, i8x16(6, -1, 9, -1, 7, -1, 10, -1, 8, -1, 11, -1, -1, -1, -1, -1));
    high = i32x4.add(high, i32x4.dot_i16x8_s(start, v128.load32_splat(weights)));
    high = i32x4.add(high, i32x4.dot_i16x8_s(rest, v128.load32_splat(weights, 4)));
    low = i32x4.add(low, i32x4.dot_i16x8_s(start, v128.load32_splat(weights, 8)));
    low = i32x4.add(low, i32x4.dot_i16x8_s(rest, v128.load32_splat(weights, 12)));
    at += groupPixelBytes;
    weights += groupWeightBytes;
  }
  return joined(high, low);
}

@inline
function joined(high: v128, low: v128): v128 {
  return i32x4.add(i32x4.shl(high, lowBits), low);
}

@inline
function rounded(sum: v128): v128 {
  return i32x4.shr_s(i32x4.add(sum, i32x4.splat(1 << (weightBits - 1))), weightBits);
}

@inline
function unrounded(sum: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(sum), f32x4.splat(<f32>1 / <f32>(1 << weightBits)));
}

/** A lane of normalised values; where fewer are wanted than it has, they go by way of `spare`. */
@inline
function write(
  values0: v128,
  values1: v128,
  values2: v128,
  values3: v128,
  shift: f32,
  divisor: f32,
  wanted: i32,
  to: usize,
  spare: usize,
): void {
  const target = wanted < lane ? spare : to;
  v128.store(target, normalised(values0, shift, divisor));
  v128.store(target, normalised(values1, shift, divisor), 16);
  v128.store(target, normalised(values2, shift, divisor), 32);
  v128.store(target, normalised(values3, shift, divisor), 48);
  if (target != spare) return;
  for (let index = 0; index < wanted; index++) store<f32>(to + 4 * index, load<f32>(spare + 4 * index));
}

@inline
function normalised(values: v128, shift: f32, divisor: f32): v128 {
  return f32x4.div(f32x4.sub(values, f32x4.splat(shift)), f32x4.splat(divisor));
}

@inline
function none(): v128 {
  return i32x4.splat(0);
}
