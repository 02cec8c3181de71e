import type { Found } from '../side/side-events.js';
import { compareOutputs } from './compare-outputs.js';

const cat: Found = { label: 'cat', score: 0.8, box: [10, 20, 110, 220] };
const dog: Found = { label: 'dog', score: 0.5, box: [0, 0, 50, 50] };
const compare = (base: Found[], head: Found[]) => compareOutputs([{ image: 'a.png', base, head }]);

describe('outputs of two sides', () => {
  it('are the same up to rounding, in any order', () => {
    const nearly = { ...cat, score: 0.805, box: [10.4, 20, 110, 219.5] };
    expect(compare([cat, dog], [dog, nearly])).toEqual({ same: true, compared: 1, difference: null });
  });

  it.each([
    ['another label', { ...cat, label: 'lynx' }],
    ['another score', { ...cat, score: 0.7 }],
    ['another place', { ...cat, box: [13, 20, 110, 220] }],
  ])('differ by %s', (_, other) => {
    expect(compare([cat], [other])).toMatchObject({
      same: false,
      difference: 'a.png: base finds cat with a score of 0.80 at 10, 20, 110, 220, and head does not.',
    });
  });

  it('differ by the size of a mask in the same box', () => {
    const mask: Found = { label: 'mask', score: 0.9, box: [0, 0, 100, 100], area: 5000 };
    expect(compare([mask], [{ ...mask, area: 5040 }]).same).toBe(true);
    expect(compare([mask], [{ ...mask, area: 5100 }]).difference).toBe(
      'a.png: base finds mask of 5000 pixels with a score of 0.90 at 0, 0, 100, 100, and head does not.',
    );
  });

  it('differ by what only head finds', () => {
    expect(compare([], [dog]).difference).toBe(
      'a.png: head finds dog with a score of 0.50 at 0, 0, 50, 50, and base does not.',
    );
  });

  it('do not differ by what is far down the list, where scores at the threshold come and go', () => {
    const many = Array.from({ length: 10 }, (_, index) => ({ ...cat, box: [index * 5, 0, 1, 1] }));
    expect(compare([...many, dog], many).same).toBe(true);
  });
});
