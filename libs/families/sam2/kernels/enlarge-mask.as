// AssemblyScript: enlarges a mask's logits to the pixels of an image, and finds its edges, with 128-bit SIMD.
// JavaScript needs ten times as long for it. After a change: `node tools/compile-kernels.mjs`.
// Pointers are byte offsets into the imported memory.

/** Pixels that go together. */
const lane: i32 = 16;
/** Of a block of as many pixels. */
const allOutside: i32 = 1;
const allInside: i32 = 2;

/**
 * A row of logits (f32) as every pixel of a line needs it: the logit before the pixel and the next one, each times its
 * weight in `before` and `after` (f64), to `here` and `next` (f64); both factors are float32, so nothing is rounded.
 * `starts` (i32) has the first pixel of each cell, and one more. Writes a pixel behind the last. Of `blocks` blocks,
 * `kinds` (u8) says what every weighted sum of them comes to.
 */
export function expand(
  logits: usize,
  starts: usize,
  cells: i32,
  before: usize,
  after: usize,
  here: usize,
  next: usize,
  blocks: i32,
  kinds: usize,
): void {
  for (let cell = 0; cell < cells; cell++) {
    const start = load<i32>(starts + 4 * cell);
    const end = load<i32>(starts + 4 * cell, 4);
    if (start == end) continue;
    const near = f64x2.splat(load<f32>(logits + 4 * cell));
    const far = f64x2.splat(load<f32>(logits + 4 * min(cell + 1, cells - 1)));
    for (let pixel = start; pixel < end; pixel += 2) {
      v128.store(here + 8 * pixel, f64x2.mul(near, v128.load(before + 8 * pixel)));
      v128.store(next + 8 * pixel, f64x2.mul(far, v128.load(after + 8 * pixel)));
    }
  }
  const zero = f64x2.splat(0);
  for (let block = 0; block < blocks; block++) {
    let outside = i64x2.splat(-1);
    let inside = i64x2.splat(-1);
    for (let at: usize = 0; at < 8 * lane; at += 16) {
      const first = v128.load(here + at);
      const second = v128.load(next + at);
      outside = v128.and(outside, v128.and(f64x2.le(first, zero), f64x2.le(second, zero)));
      // Only the weight of the next one can be 0.
      inside = v128.and(inside, v128.and(f64x2.gt(first, zero), f64x2.ge(second, zero)));
    }
    store<u8>(kinds + block, i64x2.all_true(outside) ? allOutside : i64x2.all_true(inside) ? allInside : 0);
    here += 8 * lane;
    next += 8 * lane;
  }
}

/**
 * Lines of the mask between two rows that were expanded: 1 where the weighted sum of four logits is above 0, else 0.
 * `near` and `far` (f64) have the logits before each pixel, `plane` bytes behind them the next ones, and behind those the
 * kinds of blocks. Each line has weights (f32) in `before` and `after`, and a byte in `flags` for whether it has a pixel
 * of the mask. Lines are `width` bytes apart; writes up to 15 bytes behind the last.
 */
export function fillLines(
  near: usize,
  far: usize,
  plane: usize,
  blocks: i32,
  before: usize,
  after: usize,
  lines: i32,
  to: usize,
  width: i32,
  flags: usize,
): void {
  const nearKinds = near + 2 * plane;
  const farKinds = far + 2 * plane;
  for (let line = 0; line < lines; line++) {
    const nearWeight = f64x2.splat(load<f32>(before + 4 * line));
    const farWeight = f64x2.splat(load<f32>(after + 4 * line));
    let any = i64x2.splat(0);
    for (let block = 0; block < blocks; block++) {
      const kind = load<u8>(nearKinds + block) & load<u8>(farKinds + block);
      let pixels = i64x2.splat(0);
      if (kind == allInside) {
        pixels = i8x16.splat(1);
      } else if (kind != allOutside) {
        const at = 8 * lane * block;
        pixels = sixteen(near + at, far + at, plane, nearWeight, farWeight);
      }
      any = v128.or(any, pixels);
      v128.store(to + lane * block, pixels);
    }
    store<u8>(flags + line, v128.any_true(any));
    to += width;
  }
}

@inline
function sixteen(near: usize, far: usize, plane: usize, nearWeight: v128, farWeight: v128): v128 {
  const start = i16x8.narrow_i32x4_s(
    two(near, far, plane, nearWeight, farWeight),
    two(near + 16, far + 16, plane, nearWeight, farWeight),
  );
  const second = i16x8.narrow_i32x4_s(
    two(near + 32, far + 32, plane, nearWeight, farWeight),
    two(near + 48, far + 48, plane, nearWeight, farWeight),
  );
  const third = i16x8.narrow_i32x4_s(
    two(near + 64, far + 64, plane, nearWeight, farWeight),
    two(near + 80, far + 80, plane, nearWeight, farWeight),
  );
  const rest = i16x8.narrow_i32x4_s(
    two(near + 96, far + 96, plane, nearWeight, farWeight),
    two(near + 112, far + 112, plane, nearWeight, farWeight),
  );
  // Every step halves the bits of ones that a pixel of the mask has.
  const bytes = i8x16.narrow_i16x8_s(i8x16.narrow_i16x8_s(start, second), i8x16.narrow_i16x8_s(third, rest));
  return v128.and(bytes, i8x16.splat(1));
}

/** Each product is rounded once, and the sum is symmetric: lines along rows and along columns give the same pixels. */
@inline
function two(near: usize, far: usize, plane: usize, nearWeight: v128, farWeight: v128): v128 {
  const one = f64x2.add(f64x2.mul(nearWeight, v128.load(near)), f64x2.mul(farWeight, v128.load(far + plane)));
  const other = f64x2.add(f64x2.mul(nearWeight, v128.load(near + plane)), f64x2.mul(farWeight, v128.load(far)));
  return f64x2.gt(f64x2.add(one, other), f64x2.splat(0));
}

/**
 * Where a mask begins and ends going down `columns` columns, 16 at most, from column `x` on: positions (i32) count pixels
 * down the columns. `value` is that of the pixel before. Says how many it wrote to `edges`. `strip` has room for 16 times
 * `stripBytes`, which are `height` rounded up to 16, and 16 more. Reads 16 bytes behind the bitmap and 15 lines.
 */
export function columnEdges(
  bitmap: usize,
  width: i32,
  height: i32,
  x: i32,
  columns: i32,
  value: i32,
  strip: usize,
  stripBytes: i32,
  scratch: usize,
  edges: usize,
): i32 {
  for (let y = 0; y < height; y += lane) {
    transpose(bitmap + y * width + x, width, strip + lane + y, stripBytes, scratch);
  }
  let to = edges;
  let origin = x * height;
  let column = strip + lane;
  for (; columns > 0; columns--) {
    store<u8>(column - 1, <u8>value);
    for (let y = 0; y < height; y += lane) {
      const pixels = v128.load(column + y);
      let changes = i8x16.bitmask(i8x16.ne(pixels, v128.load(column + y - 1)));
      if (y + lane > height) changes &= (1 << (height - y)) - 1;
      for (; changes; changes &= changes - 1) {
        store<i32>(to, origin + y + ctz(changes));
        to += 4;
      }
    }
    value = load<u8>(column + height - 1);
    origin += height;
    column += stripBytes;
  }
  return <i32>(to - edges) >> 2;
}

/** 16 × 16 bytes. Interleaving the first half of the rows with the second four times makes columns of them. */
@inline
function transpose(from: usize, fromRow: usize, to: usize, toRow: usize, scratch: usize): void {
  interleave(from, fromRow, scratch, 16);
  interleave(scratch, 16, scratch + 256, 16);
  interleave(scratch + 256, 16, scratch, 16);
  interleave(scratch, 16, to, toRow);
}

@inline
function interleave(from: usize, fromRow: usize, to: usize, toRow: usize): void {
  for (let row: usize = 0; row < 8; row++) {
    const one = v128.load(from + row * fromRow);
    const other = v128.load(from + (row + 8) * fromRow);
    const start = i8x16.shuffle(one, other, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
    const rest = i8x16.shuffle(one, other, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31);
    v128.store(to + 2 * row * toRow, start);
    v128.store(to + (2 * row + 1) * toRow, rest);
  }
}
