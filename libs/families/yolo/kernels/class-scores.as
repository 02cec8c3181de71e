// AssemblyScript: the best class of every anchor, several classes at a time, with 128-bit SIMD.
// JavaScript needs three times as long for it. After a change: `node tools/compile-kernels.mjs`.
// Pointers are byte offsets into the imported memory; `count` is a multiple of 4.

/** Rows that one pass over the anchors takes together. */
const together: i32 = 4;

/**
 * Raises `best` (f32) to the scores of `rows` classes from `index` on where they are higher, and writes the class to
 * `classes` (i32) there: of equal scores the class that came first stays. `scores` (f32) has a row of `count` for each
 * class. Says whether all scores are finite.
 */
export function raise(scores: usize, rows: i32, count: i32, best: usize, classes: usize, index: i32): bool {
  let finite = f32x4.splat(0);
  for (; rows >= together; rows -= together) {
    finite = f32x4.add(finite, raiseFour(scores, count, best, classes, index));
    scores += <usize>(4 * together * count);
    index += together;
  }
  for (; rows > 0; rows--) {
    finite = f32x4.add(finite, raiseOne(scores, count, best, classes, index));
    scores += <usize>(4 * count);
    index++;
  }
  return isZero(finite);
}

/** Writes to `to` (i32) which of `count` scores (f32) are above `limit`, in order, and says how many. */
export function above(scores: usize, count: i32, limit: f32, to: usize): i32 {
  const limits = f32x4.splat(limit);
  const start = to;
  for (let index = 0; index < count; index += 4) {
    for (let mask = i32x4.bitmask(f32x4.gt(v128.load(scores), limits)); mask; mask &= mask - 1) {
      store<i32>(to, index + ctz(mask));
      to += 4;
    }
    scores += 16;
  }
  return <i32>(to - start) >> 2;
}

/** Says whether `count` values (f32) are all finite. */
export function allFinite(values: usize, count: i32): bool {
  let finite = f32x4.splat(0);
  for (; count > 0; count -= 4) {
    finite = f32x4.add(finite, zeroOrNan(v128.load(values)));
    values += 16;
  }
  return isZero(finite);
}

function raiseFour(scores: usize, count: i32, best: usize, classes: usize, index: i32): v128 {
  const row = <usize>(4 * count);
  const label0 = i32x4.splat(index);
  const label1 = i32x4.splat(index + 1);
  const label2 = i32x4.splat(index + 2);
  const label3 = i32x4.splat(index + 3);
  let finite = f32x4.splat(0);
  for (; count > 0; count -= 4) {
    const score0 = v128.load(scores);
    const score1 = v128.load(scores + row);
    const score2 = v128.load(scores + 2 * row);
    const score3 = v128.load(scores + 3 * row);
    const before = v128.load(best);
    // Only what is higher counts, so that the first of equal scores stays.
    const isSecond = f32x4.gt(score1, score0);
    const firstTwo = v128.bitselect(score1, score0, isSecond);
    const isFourth = f32x4.gt(score3, score2);
    const lastTwo = v128.bitselect(score3, score2, isFourth);
    const isLast = f32x4.gt(lastTwo, firstTwo);
    const score = v128.bitselect(lastTwo, firstTwo, isLast);
    const isHigher = f32x4.gt(score, before);
    const label = v128.bitselect(
      v128.bitselect(label3, label2, isFourth),
      v128.bitselect(label1, label0, isSecond),
      isLast,
    );
    v128.store(best, v128.bitselect(score, before, isHigher));
    v128.store(classes, v128.bitselect(label, v128.load(classes), isHigher));
    finite = f32x4.add(
      finite,
      f32x4.add(
        f32x4.add(zeroOrNan(score0), zeroOrNan(score1)),
        f32x4.add(zeroOrNan(score2), zeroOrNan(score3)),
      ),
    );
    scores += 16;
    best += 16;
    classes += 16;
  }
  return finite;
}

function raiseOne(scores: usize, count: i32, best: usize, classes: usize, index: i32): v128 {
  const label = i32x4.splat(index);
  let finite = f32x4.splat(0);
  for (; count > 0; count -= 4) {
    const score = v128.load(scores);
    const before = v128.load(best);
    const isHigher = f32x4.gt(score, before);
    v128.store(best, v128.bitselect(score, before, isHigher));
    v128.store(classes, v128.bitselect(label, v128.load(classes), isHigher));
    finite = f32x4.add(finite, zeroOrNan(score));
    scores += 16;
    best += 16;
    classes += 16;
  }
  return finite;
}

/** NaN for NaN and for infinities, and so is every sum with it. */
@inline
function zeroOrNan(values: v128): v128 {
  return f32x4.sub(values, values);
}

@inline
function isZero(sums: v128): bool {
  return i32x4.all_true(f32x4.eq(sums, f32x4.splat(0)));
}
