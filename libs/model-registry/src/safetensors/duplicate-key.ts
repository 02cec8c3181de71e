/** A JSON string, or a character that opens or closes an object or an array, or the colon after a key. */
const tokens = /"(?:[^"\\]|\\.)*"|[{}[\]:]/g;

/**
 * The first key that an object of the document has twice, which `JSON.parse` hides by keeping the last.
 * `json` must be valid JSON.
 */
export function duplicateKey(json: string): string | undefined {
  const open: Set<string>[] = [];
  let lastString = '';
  for (const [token] of json.matchAll(tokens)) {
    if (token === '{' || token === '[') {
      open.push(new Set());
    } else if (token === '}' || token === ']') {
      open.pop();
    } else if (token === ':') {
      const key = JSON.parse(lastString) as string;
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    } else {
      lastString = token;
    }
  }
  return undefined;
}
