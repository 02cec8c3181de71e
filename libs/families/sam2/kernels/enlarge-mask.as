// AssemblyScript: enlarges a mask's logits to the pixels of an image, and finds its edges, with 128-bit SIMD.
// JavaScript needs several times as long where a mask is ragged. After a change: `node tools/compile-kernels.mjs`.
// Pointers are byte offsets into the imported memory.

/** Pixels that go together. */
const lane: i32 = 16;
/** Of a block of as many pixels in the lines between two rows of logits. */
const mixed: i32 = 0;
const allOutside: i32 = 1;
const allInside: i32 = 2;

/** How many of `count` logits (f32) are above 0, up to each of them: `count` + 1 numbers (i32). */
export function countInside(logits: usize, count: i32, to: usize): void {
  let inside = 0;
  store<i32>(to, inside);
  for (; count > 0; count--) {
    inside += i32(load<f32>(logits) > 0);
    logits += 4;
    to += 4;
    store<i32>(to, inside);
  }
}

/**
 * Says of each of `blocks` blocks in `lines` lines from `first` on what the logits around come to, which are in two rows;
 * `near` and `far` have their counts of what is inside. `cells` has for each block the first logit and the one after the
 * last (i32 each); `kinds` (u8) has what was said of the lines before and gets what is said now. Of the image's lines 16
 * make a chunk: `active` (u8) has `chunks` for each block, and gets 1 where the mask may begin or end. Says whether
 * anything may be inside.
 */
export function classify(
  near: usize,
  far: usize,
  cells: usize,
  blocks: i32,
  first: i32,
  lines: i32,
  kinds: usize,
  active: usize,
  chunks: i32,
): bool {
  let isEmpty = true;
  for (let block = 0; block < blocks; block++) {
    const start = load<i32>(cells);
    const end = load<i32>(cells, 4);
    const nearInside = load<i32>(near + 4 * end) - load<i32>(near + 4 * start);
    const farInside = load<i32>(far + 4 * end) - load<i32>(far + 4 * start);
    const inside = nearInside + farInside;
    const kind = inside == 0 ? allOutside : inside == 2 * (end - start) ? allInside : mixed;
    if (kind != allOutside) isEmpty = false;
    if (kind == mixed) {
      const last = (first + lines - 1) / lane;
      for (let chunk = first / lane; chunk <= last; chunk++) store<u8>(active + chunk, 1);
    } else if (kind != load<u8>(kinds)) {
      store<u8>(active + first / lane, 1);
    }
    store<u8>(kinds, <u8>kind);
    cells += 8;
    kinds++;
    active += chunks;
  }
  return !isEmpty;
}

/**
 * A row of logits (f32) as every pixel of a mixed block needs it: the logit before the pixel and the next one, each times
 * its weight (f64), to `values` and `plane` bytes behind (f64); both factors are float32, so nothing is rounded. `offsets`
 * (i32) says where in the row those logits are, `weights` (f64) what they weigh, first all before, then all next.
 * Blocks that have `tag` in `tags` (i32) are done.
 */
export function expand(
  logits: usize,
  offsets: usize,
  weights: usize,
  blocks: i32,
  kinds: usize,
  tags: usize,
  tag: i32,
  values: usize,
  plane: usize,
): void {
  for (let block = 0; block < blocks; block++) {
    if (load<u8>(kinds + block) != mixed || load<i32>(tags + 4 * block) == tag) continue;
    store<i32>(tags + 4 * block, tag);
    for (let pixel = block * lane; pixel < (block + 1) * lane; pixel += 2) {
      const at = 8 * pixel;
      v128.store(values + at, f64x2.mul(twoLogits(logits, offsets + 4 * pixel), v128.load(weights + at)));
      const next = twoLogits(logits, offsets + (plane >> 1) + 4 * pixel);
      v128.store(values + plane + at, f64x2.mul(next, v128.load(weights + plane + at)));
    }
  }
}

@inline
function twoLogits(logits: usize, offsets: usize): v128 {
  const one = v128.load32_zero(logits + load<usize>(offsets));
  return f64x2.promote_low_f32x4(v128.load32_lane(logits + load<usize>(offsets, 4), one, 1));
}

/** `count` values (f32), a multiple of 4, each between `limit` and its negative. */
export function clamp(values: usize, count: i32, limit: f32, to: usize): void {
  const highest = f32x4.splat(limit);
  const lowest = f32x4.splat(-limit);
  for (; count > 0; count -= 4) {
    v128.store(to, f32x4.max(f32x4.min(v128.load(values), highest), lowest));
    values += 16;
    to += 16;
  }
}

/**
 * Lines of the mask between two rows that were expanded: 1 where the weighted sum of four logits is above 0, else 0.
 * `near` and `far` (f64) have the logits before each pixel, and `plane` bytes behind them the next ones. Each line has
 * weights (f32) in `before` and `after`, and a byte in `flags` for whether it has a pixel of the mask. Lines are `width`
 * bytes apart; writes up to 15 bytes behind the last.
 */
export function fillLines(
  near: usize,
  far: usize,
  plane: usize,
  blocks: i32,
  kinds: usize,
  before: usize,
  after: usize,
  lines: i32,
  to: usize,
  width: i32,
  flags: usize,
): void {
  for (let line = 0; line < lines; line++) {
    const nearWeight = f64x2.splat(load<f32>(before + 4 * line));
    const farWeight = f64x2.splat(load<f32>(after + 4 * line));
    let any = i64x2.splat(0);
    for (let block = 0; block < blocks; block++) {
      const kind = load<u8>(kinds + block);
      let pixels = i64x2.splat(0);
      if (kind == allInside) {
        pixels = i8x16.splat(1);
      } else if (kind == mixed) {
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
 * down the columns. Only `active` chunks (u8) of 16 lines are looked at. `value` is that of the pixel before. Says how many
 * positions it wrote to `edges`. `strip` has room for 16 times `stripBytes`, which are `height` rounded up to 16, and 16
 * more. Reads 16 bytes behind the bitmap and 15 lines.
 */
export function columnEdges(
  bitmap: usize,
  width: i32,
  height: i32,
  x: i32,
  columns: i32,
  value: i32,
  active: usize,
  strip: usize,
  stripBytes: i32,
  scratch: usize,
  edges: usize,
): i32 {
  bitmap += x;
  for (let y = 0; y < height; y += lane) {
    if (load<u8>(active + y / lane)) transpose(bitmap + y * width, width, strip + lane + y, stripBytes, scratch);
  }
  let to = edges;
  let origin = x * height;
  let column = strip + lane;
  for (; columns > 0; columns--) {
    for (let y = 0; y < height; y += lane) {
      if (!load<u8>(active + y / lane)) continue;
      if (y > 0) value = load<u8>(bitmap + (y - 1) * width);
      store<u8>(column + y - 1, <u8>value);
      const pixels = v128.load(column + y);
      let changes = i8x16.bitmask(i8x16.ne(pixels, v128.load(column + y - 1)));
      if (y + lane > height) changes &= (1 << (height - y)) - 1;
      for (; changes; changes &= changes - 1) {
        store<i32>(to, origin + y + ctz(changes));
        to += 4;
      }
    }
    value = load<u8>(bitmap + (height - 1) * width);
    bitmap++;
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
