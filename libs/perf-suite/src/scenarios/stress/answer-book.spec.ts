import { AnswerBook } from './answer-book.js';

const found = (score: number) => ({ detections: [{ box: [0, 0, 1, 1], score }] });

describe('the answers about an image', () => {
  it('agree where they are the same to the last bit', () => {
    const book = new AnswerBook();
    expect(book.agrees('a', found(0.5))).toBe(true);
    expect(book.agrees('a', found(0.5))).toBe(true);
    expect(book.agrees('a', found(0.5 + Number.EPSILON))).toBe(false);
    expect(book.agrees('a', { detections: [] })).toBe(false);
  });

  it('of different images need not be the same', () => {
    const book = new AnswerBook();
    book.agrees('a', found(0.5));
    expect(book.agrees('b', found(0.7))).toBe(true);
  });

  it('hold the pixels of masks', () => {
    const book = new AnswerBook();
    const mask = (pixel: number) => ({ detections: [], masks: [{ data: Uint8Array.of(0, pixel) }] });
    book.agrees('a', mask(1));
    expect(book.agrees('a', mask(1))).toBe(true);
    expect(book.agrees('a', mask(0))).toBe(false);
  });
});
