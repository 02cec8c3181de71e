import { cocoCategories } from './coco-categories.js';
import { cocoClasses } from './coco-classes.js';

describe('COCO names', () => {
  it('are 80, in the order that detectors number them', () => {
    expect(cocoClasses).toHaveLength(80);
    expect(new Set(cocoClasses).size).toBe(80);
  });

  it.each([
    [1, 'person'],
    [11, 'fire hydrant'],
    [13, 'stop sign'],
    [25, 'giraffe'],
    [27, 'backpack'],
    [31, 'handbag'],
    [44, 'bottle'],
    [46, 'wine glass'],
    [65, 'bed'],
    [67, 'dining table'],
    [70, 'toilet'],
    [72, 'tv'],
    [82, 'refrigerator'],
    [84, 'book'],
    [90, 'toothbrush'],
  ])('have %d for %s among the sparse numbers of the annotations', (id, name) => {
    expect(cocoCategories.get(id)).toBe(name);
  });

  it('have the same names under both numberings', () => {
    expect([...cocoCategories.values()]).toEqual(cocoClasses);
    expect([...cocoCategories.keys()].every((id) => id >= 1 && id <= 90)).toBe(true);
  });
});
