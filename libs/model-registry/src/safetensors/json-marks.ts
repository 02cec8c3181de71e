/**
 * Where a JSON text has a brace, a bracket, a colon or the quote that opens a string, one after another; what strings hold
 * is passed over. A text that is no JSON has such places too. No regular expression matches a whole string here: on one of
 * megabytes its stack would not do.
 */
export function* jsonMarks(json: string): Generator<number, void, undefined> {
  for (let at = 0; at < json.length; at++) {
    const character = json[at]!;
    if (!marks.has(character)) continue;
    yield at;
    if (character === '"') at = stringEnd(json, at) - 1;
  }
}

const marks = new Set('"{}[]:');

/** Behind the quote that closes the string at `start`: the first with an even number of backslashes before it. */
export function stringEnd(json: string, start: number): number {
  for (let at = json.indexOf('"', start + 1); at > 0; at = json.indexOf('"', at + 1)) {
    let before = at - 1;
    while (json[before] === '\\') before--;
    if ((at - before) % 2 === 1) return at + 1;
  }
  return json.length;
}
