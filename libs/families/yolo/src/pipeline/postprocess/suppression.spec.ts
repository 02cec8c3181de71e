import type { Candidate } from './candidate.js';
import { suppress } from './suppression.js';

const box = (x1: number, width: number, score: number, index = 0): Candidate => ({
  x1,
  y1: 0,
  x2: x1 + width,
  y2: 10,
  score,
  class: index,
});

describe('suppress', () => {
  it('keeps the better of two boxes of one class that overlap by more than 0.7', () => {
    expect(suppress([box(0, 100, 0.5), box(5, 100, 0.9)])).toEqual([box(5, 100, 0.9)]);
  });

  it('keeps both where they overlap by 0.7 or less', () => {
    // 7 of 10 in common: float32's 0.7 is just below 0.7.
    const boxes = [box(0, 10, 0.9), box(0, 7, 0.8)];
    expect(suppress(boxes)).toEqual(boxes);
  });

  it('keeps boxes of different classes whatever their overlap', () => {
    const boxes = [box(0, 10, 0.9, 0), box(0, 10, 0.8, 79)];
    expect(suppress(boxes)).toEqual(boxes);
  });

  it('keeps the order of equal scores', () => {
    const boxes = [box(0, 10, 0.5), box(100, 10, 0.5), box(200, 10, 0.5)];
    expect(suppress(boxes)).toEqual(boxes);
  });

  it('does not let a dropped box drop others', () => {
    expect(suppress([box(0, 100, 0.9), box(15, 100, 0.8), box(30, 100, 0.7)])).toEqual([
      box(0, 100, 0.9),
      box(30, 100, 0.7),
    ]);
  });

  it('keeps boxes without area', () => {
    const boxes = [box(3, 0, 0.9), box(3, 0, 0.8)];
    expect(suppress(boxes)).toEqual(boxes);
  });

  it('stops at 300 detections', () => {
    expect(
      suppress(Array.from({ length: 500 }, (_, index) => box(index * 20, 10, 1 - index / 1000))),
    ).toHaveLength(300);
  });
});
