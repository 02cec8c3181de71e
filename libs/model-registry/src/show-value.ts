const shown = 80;

/** What came of a JSON file, as a message shows it: on one line and short, whatever it is. */
export function showValue(value: unknown): string {
  return shorten(value === undefined ? 'nothing' : stringify(value));
}

/** At most `length` characters of a text that may be as long as its file. */
export function shorten(text: string, length = shown): string {
  return text.length > length ? `${text.slice(0, length - 3)}...` : text;
}

/** `JSON.parse` reads a nesting of any depth, and `JSON.stringify` has no stack for it. */
function stringify(value: unknown): string {
  try {
    return JSON.stringify(value);
  } catch (error) {
    if (error instanceof RangeError) return 'something nested thousands of times';
    throw error;
  }
}
