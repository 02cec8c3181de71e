import { jsonMarks, stringEnd } from './json-marks.js';

/**
 * The first key that an object of the document has twice, which `JSON.parse` hides by keeping the last.
 * `json` must be valid JSON.
 */
export function duplicateKey(json: string): string | undefined {
  /** The keys of each object or array that is open; most arrays never have any. */
  const open: (Set<string> | undefined)[] = [];
  let lastString = 0;
  for (const at of jsonMarks(json)) {
    const mark = json[at];
    if (mark === '{' || mark === '[') {
      open.push(undefined);
    } else if (mark === '}' || mark === ']') {
      open.pop();
    } else if (mark === ':') {
      const key = JSON.parse(json.slice(lastString, stringEnd(json, lastString))) as string;
      const keys = (open[open.length - 1] ??= new Set());
      if (keys.has(key)) return key;
      keys.add(key);
    } else {
      lastString = at;
    }
  }
  return undefined;
}
