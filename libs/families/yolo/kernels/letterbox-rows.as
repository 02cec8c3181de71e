// AssemblyScript: rows of 8-bit RGB into planes of float32 shares of 255, with 128-bit SIMD.
// JavaScript needs four times as long for it. After a change: `node tools/compile-kernels.mjs`.
// Pointers are byte offsets into the imported memory.

/** Weights are out of 2048, so that 8-bit levels and both passes stay within 32 bits. */
const fullWeight: i32 = 2048;
/** Sums of the first pass keep 7 of the 11 weight bits. */
const sumShift: i32 = 4;
/** Leaves two fractional bits for the final rounding. */
const productShift: i32 = 16;

/** Bytes of a column: where its left pixel starts in the row (i32), weights of left and right (i16 each). */
const columnBytes: usize = 8;

/**
 * `rows` rows of `count` interleaved pixels, one behind the other, to three planes as they are. Planes are `plane` bytes
 * apart, their rows `toRow`.
 */
export function convert(from: usize, rows: i32, count: i32, to: usize, toRow: usize, plane: usize): void {
  for (; rows > 0; rows--) {
    convertRow(from, count, to, to + plane, to + 2 * plane);
    from += 3 * count;
    to += toRow;
  }
}

@inline
function convertRow(from: usize, count: i32, red: usize, green: usize, blue: usize): void {
  for (; count >= 16; count -= 16) {
    const a = v128.load(from);
    const b = v128.load(from, 16);
    const c = v128.load(from, 32);
    storeLevels(
      red,
      i8x16.swizzle(a, i8x16(0, 3, 6, 9, 12, 15, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)),
      i8x16.swizzle(b, i8x16(-1, -1, -1, -1, -1, -1, 2, 5, 8, 11, 14, -1, -1, -1, -1, -1)),
      i8x16.swizzle(c, i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 1, 4, 7, 10, 13)),
    );
    storeLevels(
      green,
      i8x16.swizzle(a, i8x16(1, 4, 7, 10, 13, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)),
      i8x16.swizzle(b, i8x16(-1, -1, -1, -1, -1, 0, 3, 6, 9, 12, 15, -1, -1, -1, -1, -1)),
      i8x16.swizzle(c, i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 2, 5, 8, 11, 14)),
    );
    storeLevels(
      blue,
      i8x16.swizzle(a, i8x16(2, 5, 8, 11, 14, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1)),
      i8x16.swizzle(b, i8x16(-1, -1, -1, -1, -1, 1, 4, 7, 10, 13, -1, -1, -1, -1, -1, -1)),
      i8x16.swizzle(c, i8x16(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 3, 6, 9, 12, 15)),
    );
    from += 48;
    red += 64;
    green += 64;
    blue += 64;
  }
  for (; count > 0; count--) {
    store<f32>(red, <f32>load<u8>(from) / 255);
    store<f32>(green, <f32>load<u8>(from, 1) / 255);
    store<f32>(blue, <f32>load<u8>(from, 2) / 255);
    from += 3;
    red += 4;
    green += 4;
    blue += 4;
  }
}

/**
 * One row of `count` scaled pixels between two source rows. Bit-exact with OpenCV's 8-bit INTER_LINEAR:
 * the horizontal sums and each vertical product are cut, only the last step rounds.
 * Reads up to 5 bytes behind the last pixel of a row.
 */
export function blend(
  above: usize,
  below: usize,
  belowWeight: i32,
  columns: usize,
  count: i32,
  red: usize,
  green: usize,
  blue: usize,
): void {
  const aboveWeights = i32x4.splat(fullWeight - belowWeight);
  const belowWeights = i32x4.splat(belowWeight);
  for (; count >= 4; count -= 4) {
    const first = pixel(columns, above, below, aboveWeights, belowWeights);
    const second = pixel(columns + columnBytes, above, below, aboveWeights, belowWeights);
    const third = pixel(columns + 2 * columnBytes, above, below, aboveWeights, belowWeights);
    const fourth = pixel(columns + 3 * columnBytes, above, below, aboveWeights, belowWeights);
    const redGreenStart = v128.shuffle<i32>(first, second, 0, 4, 1, 5);
    const redGreenEnd = v128.shuffle<i32>(third, fourth, 0, 4, 1, 5);
    const blueStart = v128.shuffle<i32>(first, second, 2, 6, 3, 7);
    const blueEnd = v128.shuffle<i32>(third, fourth, 2, 6, 3, 7);
    v128.store(red, shares(v128.shuffle<i32>(redGreenStart, redGreenEnd, 0, 1, 4, 5)));
    v128.store(green, shares(v128.shuffle<i32>(redGreenStart, redGreenEnd, 2, 3, 6, 7)));
    v128.store(blue, shares(v128.shuffle<i32>(blueStart, blueEnd, 0, 1, 4, 5)));
    columns += 4 * columnBytes;
    red += 16;
    green += 16;
    blue += 16;
  }
  for (; count > 0; count--) {
    const single = shares(pixel(columns, above, below, aboveWeights, belowWeights));
    store<f32>(red, f32x4.extract_lane(single, 0));
    store<f32>(green, f32x4.extract_lane(single, 1));
    store<f32>(blue, f32x4.extract_lane(single, 2));
    columns += columnBytes;
    red += 4;
    green += 4;
    blue += 4;
  }
}

/** Levels of a scaled pixel: lanes red, green, blue. Sums and weights fit 16 bits, so pairs with nothing multiply them. */
@inline
function pixel(column: usize, above: usize, below: usize, aboveWeights: v128, belowWeights: v128): v128 {
  const offset = load<i32>(column);
  const weights = v128.load32_splat(column, 4);
  const upper = i32x4.shr_s(i32x4.dot_i16x8_s(mix(above + offset, weights), aboveWeights), productShift);
  const lower = i32x4.shr_s(i32x4.dot_i16x8_s(mix(below + offset, weights), belowWeights), productShift);
  return i32x4.shr_s(i32x4.add(i32x4.add(upper, lower), i32x4.splat(2)), 2);
}

/** Weighted sum of the pixel at `at` and the next: lanes red, green, blue. */
@inline
function mix(at: usize, weights: v128): v128 {
  const pairs = i8x16.swizzle(v128.load64_zero(at), i8x16(0, -1, 3, -1, 1, -1, 4, -1, 2, -1, 5, -1, -1, -1, -1, -1));
  return i32x4.shr_s(i32x4.dot_i16x8_s(pairs, weights), sumShift);
}

/** 16 levels as 16 shares; each is in one of the three and 0 in the others. */
@inline
function storeLevels(to: usize, start: v128, middle: v128, end: v128): void {
  const levels = v128.or(v128.or(start, middle), end);
  const low = i16x8.extend_low_i8x16_u(levels);
  const high = i16x8.extend_high_i8x16_u(levels);
  v128.store(to, shares(i32x4.extend_low_i16x8_u(low)));
  v128.store(to, shares(i32x4.extend_high_i16x8_u(low)), 16);
  v128.store(to, shares(i32x4.extend_low_i16x8_u(high)), 32);
  v128.store(to, shares(i32x4.extend_high_i16x8_u(high)), 48);
}

/** A division, because a product with 1/255 is not exact. */
@inline
function shares(levels: v128): v128 {
  return f32x4.div(f32x4.convert_i32x4_s(levels), f32x4.splat(255));
}
