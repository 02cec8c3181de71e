import { didYouMean } from './did-you-mean.js';

describe('a name that is nearly a known one', () => {
  it.each([
    ['yolo11m', ['yolo11n', 'rtdetr'], ' (did you mean "yolo11n"?)'],
    ['YOLO11N', ['yolo11n'], ' (did you mean "yolo11n"?)'],
    ['wieghts', ['variant', 'weights'], ' (did you mean "weights"?)'],
  ])('is taken for it: %s', (name, known, hint) => {
    expect(didYouMean(name, known)).toBe(hint);
  });

  it('is taken for the nearest of several', () => {
    expect(didYouMean('yolo12n', ['yolo11m', 'yolo11n'])).toBe(' (did you mean "yolo11n"?)');
  });
});

describe('a name that is like none', () => {
  it.each([
    ['sam2', ['yolo11n']],
    ['x', []],
    ['ab', ['yz']],
  ])('gets no hint: %s', (name, known) => {
    expect(didYouMean(name, known)).toBe('');
  });
});
