// AssemblyScript: separable resizing of 8-bit RGB into normalised planes of float32, with 128-bit SIMD.
// After a change: `node tools/compile-kernels.mjs`.
// Pointers are byte offsets into the imported memory.

/** Weights have 22 bits. Halves of 11 bits each fit the 16-bit factors that are multiplied and added in pairs. */
const lowBits: i32 = 11;
const weightBits: i32 = 22;

/** Two source pixels go together: their weights are both high halves, then both low halves (i16 each). */
const pairPixelBytes: usize = 6;
const pairWeightBytes: usize = 8;

/** Columns that a pass over rows takes together. */
const lane: i32 = 16;

/**
 * Weighted sums along `rows` rows of interleaved pixels, which are `rowBytes` apart, rounded to levels: of each row three
 * planes of `count` bytes, `plane` bytes apart. `offsets` (i32) says where in a row each column begins, of which there is
 * a multiple of 4; each has weights for `pairs` pairs of pixels. Reads up to 10 bytes behind the last pair.
 */
export function columnsToLevels(
  row: usize,
  rowBytes: usize,
  rows: i32,
  offsets: usize,
  weights: usize,
  pairs: i32,
  count: i32,
  to: usize,
  plane: usize,
): void {
  for (; rows > 0; rows--) {
    columns<u8>(row, offsets, weights, pairs, count, to, plane);
    row += rowBytes;
    to += 3 * plane;
  }
}

/** As {@link columnsToLevels}, but nothing is rounded: planes of float32. */
export function columnsToFloats(
  row: usize,
  rowBytes: usize,
  rows: i32,
  offsets: usize,
  weights: usize,
  pairs: i32,
  count: i32,
  to: usize,
  plane: usize,
): void {
  for (; rows > 0; rows--) {
    columns<f32>(row, offsets, weights, pairs, count, to, plane);
    row += rowBytes;
    to += 3 * plane;
  }
}

@inline
function columns<T>(
  row: usize,
  offsets: usize,
  weights: usize,
  pairs: i32,
  count: i32,
  to: usize,
  plane: usize,
): void {
  const step = <usize>pairs * pairWeightBytes;
  for (; count > 0; count -= 4) {
    const first = pixel(row + load<usize>(offsets), weights, pairs);
    const second = pixel(row + load<usize>(offsets, 4), weights + step, pairs);
    const third = pixel(row + load<usize>(offsets, 8), weights + 2 * step, pairs);
    const fourth = pixel(row + load<usize>(offsets, 12), weights + 3 * step, pairs);
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

/** As {@link columnsToLevels} where every column is one pixel as it is: rows are taken apart into their planes. */
export function splitToLevels(row: usize, rowBytes: usize, rows: i32, count: i32, to: usize, plane: usize): void {
  for (; rows > 0; rows--) {
    for (let x = 0; x < count; x += lane) {
      const at = row + 3 * x;
      const a = v128.load(at);
      const b = v128.load(at, 16);
      const c = v128.load(at, 32);
      v128.store(to + x, reds(a, b, c));
      v128.store(to + plane + x, greens(a, b, c));
      v128.store(to + 2 * plane + x, blues(a, b, c));
    }
    row += rowBytes;
    to += 3 * plane;
  }
}

/** As {@link splitToLevels}, as float32. */
export function splitToFloats(row: usize, rowBytes: usize, rows: i32, count: i32, to: usize, plane: usize): void {
  for (; rows > 0; rows--) {
    for (let x = 0; x < count; x += lane) {
      const at = row + 3 * x;
      const a = v128.load(at);
      const b = v128.load(at, 16);
      const c = v128.load(at, 32);
      storeFloats(to + 4 * x, reds(a, b, c));
      storeFloats(to + plane + 4 * x, greens(a, b, c));
      storeFloats(to + 2 * plane + 4 * x, blues(a, b, c));
    }
    row += rowBytes;
    to += 3 * plane;
  }
}

@inline
function reds(a: v128, b: v128, c: v128): v128 {
  return v128.or(
    v128.or(
      i8x16.swizzle(a, i8x16(0, 3, 6, 9, 12, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)),
      i8x16.swizzle(b, i8x16(-1, -1, -1, -1, -1, -1, 2, 5, 8, 11, 14, -1, -1, -1, -1, -1)),
    ),
    i8x16.swizzle(c, i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 4, 7, 10, 13)),
  );
}

@inline
function greens(a: v128, b: v128, c: v128): v128 {
  return v128.or(
    v128.or(
      i8x16.swizzle(a, i8x16(1, 4, 7, 10, 13, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)),
      i8x16.swizzle(b, i8x16(-1, -1, -1, -1, -1, 0, 3, 6, 9, 12, 15, -1, -1, -1, -1, -1)),
    ),
    i8x16.swizzle(c, i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2, 5, 8, 11, 14)),
  );
}

@inline
function blues(a: v128, b: v128, c: v128): v128 {
  return v128.or(
    v128.or(
      i8x16.swizzle(a, i8x16(2, 5, 8, 11, 14, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)),
      i8x16.swizzle(b, i8x16(-1, -1, -1, -1, -1, 1, 4, 7, 10, 13, -1, -1, -1, -1, -1, -1)),
    ),
    i8x16.swizzle(c, i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 3, 6, 9, 12, 15)),
  );
}

@inline
function storeFloats(to: usize, levels: v128): void {
  const low = i16x8.extend_low_i8x16_u(levels);
  const high = i16x8.extend_high_i8x16_u(levels);
  v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(low)));
  v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(low)), 16);
  v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(high)), 32);
  v128.store(to, f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(high)), 48);
}

/**
 * Weighted sums of rows of levels, rounded to levels v and written as (v - shift) / divisor: `count` values of float32
 * for each of three channels, which are `plane` bytes apart where they are read and `toPlane` where they are written.
 * `rows` says where the rows begin (i32), of which there is an even number. Two have their weights together: high halves
 * of both, low halves of both (i16 each). `channels` has shift and divisor (f32) of each. Reads whole lanes; `spare` has
 * room for one of float32.
 */
export function levelRows(
  rows: usize,
  weights: usize,
  rowCount: i32,
  plane: usize,
  count: i32,
  to: usize,
  toPlane: usize,
  channels: usize,
  spare: usize,
): void {
  const end = rows + 4 * rowCount;
  for (let channel: usize = 0; channel < 3; channel++) {
    levelRow(rows, end, weights, channel * plane, count, to, load<f32>(channels), load<f32>(channels, 4), spare);
    to += toPlane;
    channels += 8;
  }
}

@inline
function levelRow(
  rows: usize,
  end: usize,
  weights: usize,
  from: usize,
  count: i32,
  to: usize,
  shift: f32,
  divisor: f32,
  spare: usize,
): void {
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

/** As {@link levelRows} where the target row is one row as it is; `rows` says where that begins. */
export function sameLevelRow(
  rows: usize,
  weights: usize,
  rowCount: i32,
  plane: usize,
  count: i32,
  to: usize,
  toPlane: usize,
  channels: usize,
  spare: usize,
): void {
  let row = load<usize>(rows);
  for (let channel = 0; channel < 3; channel++) {
    const shift = load<f32>(channels);
    const divisor = load<f32>(channels, 4);
    let target = to;
    for (let x = 0; x < count; x += lane) {
      const levels = v128.load(row + x);
      const low = i16x8.extend_low_i8x16_u(levels);
      const high = i16x8.extend_high_i8x16_u(levels);
      write(
        f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(low)),
        f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(low)),
        f32x4.convert_i32x4_s(i32x4.extend_low_i16x8_u(high)),
        f32x4.convert_i32x4_s(i32x4.extend_high_i16x8_u(high)),
        shift,
        divisor,
        count - x,
        target,
        spare,
      );
      target += 4 * lane;
    }
    row += plane;
    to += toPlane;
    channels += 8;
  }
}

/** As {@link levelRows} for rows of float32 with a weight (f32) each, any number of them; nothing is rounded. */
export function floatRows(
  rows: usize,
  weights: usize,
  rowCount: i32,
  plane: usize,
  count: i32,
  to: usize,
  toPlane: usize,
  channels: usize,
  spare: usize,
): void {
  const end = rows + 4 * rowCount;
  for (let channel: usize = 0; channel < 3; channel++) {
    floatRow(rows, end, weights, channel * plane, count, to, load<f32>(channels), load<f32>(channels, 4), spare);
    to += toPlane;
    channels += 8;
  }
}

@inline
function floatRow(
  rows: usize,
  end: usize,
  weights: usize,
  from: usize,
  count: i32,
  to: usize,
  shift: f32,
  divisor: f32,
  spare: usize,
): void {
  for (let x = 0; x < count; x += lane) {
    const first = load<usize>(rows) + from + 4 * x;
    const firstWeight = v128.load32_splat(weights);
    let sum0 = f32x4.mul(v128.load(first), firstWeight);
    let sum1 = f32x4.mul(v128.load(first, 16), firstWeight);
    let sum2 = f32x4.mul(v128.load(first, 32), firstWeight);
    let sum3 = f32x4.mul(v128.load(first, 48), firstWeight);
    let at = weights + 4;
    for (let row = rows + 4; row < end; row += 4) {
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

/** Weighted sum of the pixels at `at`: lanes red, green, blue. Few pairs are the rule. */
@inline
function pixel(at: usize, weights: usize, pairs: i32): v128 {
  let pixels = pair(at);
  let high = i32x4.dot_i16x8_s(pixels, v128.load32_splat(weights));
  let low = i32x4.dot_i16x8_s(pixels, v128.load32_splat(weights, 4));
  if (pairs > 1) {
    pixels = pair(at + pairPixelBytes);
    high = i32x4.add(high, i32x4.dot_i16x8_s(pixels, v128.load32_splat(weights, 8)));
    low = i32x4.add(low, i32x4.dot_i16x8_s(pixels, v128.load32_splat(weights, 12)));
    for (let rest = pairs - 2; rest > 0; rest--) {
      at += pairPixelBytes;
      weights += pairWeightBytes;
      pixels = pair(at + pairPixelBytes);
      high = i32x4.add(high, i32x4.dot_i16x8_s(pixels, v128.load32_splat(weights, 8)));
      low = i32x4.add(low, i32x4.dot_i16x8_s(pixels, v128.load32_splat(weights, 12)));
    }
  }
  return joined(high, low);
}

/** Two pixels: both reds, both greens, both blues (i16 each). */
@inline
function pair(at: usize): v128 {
  return i8x16.swizzle(v128.load(at), i8x16(0, -1, 3, -1, 1, -1, 4, -1, 2, -1, 5, -1, -1, -1, -1, -1));
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
