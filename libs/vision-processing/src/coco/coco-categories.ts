import { cocoClasses } from './coco-classes.js';

/** Numbers of 1…90 that COCO's annotations do not use: categories that were planned and then left out. */
const unused = new Set([12, 26, 29, 30, 45, 66, 68, 69, 71, 83]);
const ids = Array.from({ length: 90 }, (_, index) => index + 1).filter((id) => !unused.has(id));

/** COCO's classes by the sparse ids (1…90) that its annotations number them with. */
export const cocoCategories: ReadonlyMap<number, string> = new Map(
  ids.map((id, index) => [id, cocoClasses[index]!]),
);
