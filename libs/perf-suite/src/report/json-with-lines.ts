/** Marks a string as JSON to be put in as it is; no text of a document holds this character. */
const mark = '\u0001';

/** A document indented for people, but with each element of the arrays of this name on a line of its own. */
export function jsonWithLines(document: unknown, arrays: string): string {
  const text = JSON.stringify(
    document,
    (key, value: unknown) =>
      key === arrays && Array.isArray(value) ? value.map((element) => mark + JSON.stringify(element)) : value,
    2,
  );
  const marked = new RegExp(`"${escaped(mark)}(?:[^"\\\\]|\\\\.)*"`, 'g');
  return `${text.replace(marked, (line) => (JSON.parse(line) as string).slice(mark.length))}\n`;
}

/** As JSON writes a control character. */
function escaped(character: string): string {
  return JSON.stringify(character).slice(1, -1).replace('\\', '\\\\');
}
