// AssemblyScript: the best class of every anchor, one class after another, with 128-bit SIMD.
// JavaScript needs three times as long for it. After a change: `node libs/families/yolo/kernels/build.mjs`.
// Pointers are byte offsets into the imported memory; `count` is a multiple of 4.

/**
 * Raises `best` (f32) to the `scores` (f32) of class `index` where they are higher, and writes the class to `classes`
 * (i32) there: of equal scores the class that came first stays. Says whether all scores are finite.
 */
export function raise(scores: usize, count: i32, best: usize, classes: usize, index: i32): bool {
  const label = i32x4.splat(index);
  const none = f32x4.splat(0);
  let finite = i32x4.splat(-1);
  for (; count > 0; count -= 4) {
    const score = v128.load(scores);
    const before = v128.load(best);
    const isHigher = f32x4.gt(score, before);
    v128.store(best, v128.bitselect(score, before, isHigher));
    v128.store(classes, v128.bitselect(label, v128.load(classes), isHigher));
    // NaN for NaN and for infinities, which then equals nothing.
    finite = v128.and(finite, f32x4.eq(f32x4.sub(score, score), none));
    scores += 16;
    best += 16;
    classes += 16;
  }
  return i32x4.all_true(finite);
}
