import golden from '../../testing/opencv-letterbox.json' with { type: 'json' };
import { place } from './placement.js';

const square = { height: 640, width: 640 };

describe('place', () => {
  it.each(golden.letterboxed)(
    'puts $width×$height where Python does',
    ({ width, height, scaled, left, top }) => {
      const placement = place({ width, height }, square);
      expect([placement.scaled.width, placement.scaled.height]).toEqual(scaled);
      expect([placement.left, placement.top]).toEqual([left, top]);
    },
  );

  it('fits images into inputs that are not square', () => {
    expect(place({ width: 200, height: 100 }, { height: 96, width: 64 })).toEqual({
      source: { width: 200, height: 100 },
      scaled: { width: 64, height: 32 },
      gain: 0.32,
      left: 0,
      top: 32,
    });
  });

  it('keeps one pixel of a side that would vanish', () => {
    expect(place({ width: 10_000, height: 1 }, square).scaled).toEqual({ width: 640, height: 1 });
  });
});
