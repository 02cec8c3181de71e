import { PixelSlots } from './pixel-slots.js';

const worker = {};

describe('the pixels of a job', () => {
  it('lie in the same memory as those of the last one, though there are fewer', () => {
    const slots = new PixelSlots();
    const first = slots.copy(worker, 0, Uint8Array.of(1, 2, 3));
    const second = slots.copy(worker, 0, Uint8Array.of(4, 5));
    expect(second).toEqual(Uint8Array.of(4, 5));
    expect(second.buffer).toBe(first.buffer);
  });

  it('find larger memory where there are more', () => {
    const slots = new PixelSlots();
    const first = slots.copy(worker, 0, Uint8Array.of(1));
    const second = slots.copy(worker, 0, Uint8Array.of(2, 3));
    expect([[...first], [...second]]).toEqual([[1], [2, 3]]);
  });

  it('of each image and of each worker have a place of their own', () => {
    const slots = new PixelSlots();
    const places = [
      slots.copy(worker, 0, Uint8Array.of(1)),
      slots.copy(worker, 1, Uint8Array.of(2)),
      slots.copy({}, 0, Uint8Array.of(3)),
    ];
    expect(places.map(([pixel]) => pixel)).toEqual([1, 2, 3]);
  });
});
