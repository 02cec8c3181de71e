import { jsonMarks } from './json-marks.js';

/** How many objects and arrays of a JSON text lie in one another at most; found without building any of them. */
export function nestingDepth(json: string): number {
  let [depth, deepest] = [0, 0];
  for (const at of jsonMarks(json)) {
    const mark = json[at];
    if (mark === '{' || mark === '[') deepest = Math.max(deepest, ++depth);
    else if (mark === '}' || mark === ']') depth--;
  }
  return deepest;
}
