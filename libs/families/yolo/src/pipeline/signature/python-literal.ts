export type PythonValue = string | number | boolean | null | PythonValue[] | Map<PythonValue, PythonValue>;

const whitespace = /\s*/y;
const numberToken = /[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?/y;
const wordToken = /True|False|None/y;
const words = new Map<string, PythonValue>([
  ['True', true],
  ['False', false],
  ['None', null],
]);
const escapes = new Map([
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
const hexDigits = new Map([
  ['x', 2],
  ['u', 4],
  ['U', 8],
]);

/**
 * Parses what Python's `repr` writes for plain data: exporters store class names and settings so.
 * Tuples become arrays and dicts become maps.
 * @throws {SyntaxError} for anything else, saying where.
 */
export function parsePythonLiteral(text: string): PythonValue {
  const reader = new Reader(text);
  const value = reader.value();
  reader.end();
  return value;
}

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(): PythonValue {
    this.#match(whitespace);
    const next = this.#text[this.#at];
    if (next === '{') return this.#dict();
    if (next === '[') return this.#list(']');
    if (next === '(') return this.#list(')');
    if (next === "'" || next === '"') return this.#string(next);
    const word = words.get(this.#match(wordToken) ?? '');
    if (word !== undefined) return word;
    const digits = this.#match(numberToken);
    if (digits !== undefined) return Number(digits);
    return this.#fail('a value');
  }

  end(): void {
    this.#match(whitespace);
    if (this.#at < this.#text.length) this.#fail('nothing more');
  }

  #dict(): Map<PythonValue, PythonValue> {
    const entries = new Map<PythonValue, PythonValue>();
    this.#items('}', () => {
      const key = this.value();
      if (!this.#skip(':')) this.#fail('":"');
      entries.set(key, this.value());
    });
    return entries;
  }

  #list(close: string): PythonValue[] {
    const values: PythonValue[] = [];
    this.#items(close, () => values.push(this.value()));
    return values;
  }

  /** Comma-separated items up to `close`; a comma before it is allowed. */
  #items(close: string, item: () => void): void {
    this.#at++;
    while (!this.#skip(close)) {
      item();
      if (this.#skip(',')) continue;
      if (this.#skip(close)) return;
      this.#fail(`"," or "${close}"`);
    }
  }

  #string(quote: string): string {
    this.#at++;
    let value = '';
    for (;;) {
      const character = this.#text[this.#at++];
      if (character === undefined || character === '\n') return this.#fail(`a closing ${quote}`);
      if (character === quote) return value;
      value += character === '\\' ? this.#escape() : character;
    }
  }

  #escape(): string {
    const character = this.#text[this.#at++] ?? '';
    const digits = hexDigits.get(character);
    if (digits === undefined) return escapes.get(character) ?? this.#fail('a known escape');
    const hex = this.#text.slice(this.#at, this.#at + digits);
    const point = Number.parseInt(hex, 16);
    if (!/^[\da-fA-F]+$/.test(hex) || hex.length < digits || point > 0x10ffff)
      this.#fail(`${digits} hex digits`);
    this.#at += digits;
    return String.fromCodePoint(point);
  }

  #skip(token: string): boolean {
    this.#match(whitespace);
    if (!this.#text.startsWith(token, this.#at)) return false;
    this.#at += token.length;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text)?.[0];
    this.#at += match?.length ?? 0;
    return match;
  }

  #fail(expected: string): never {
    const found = this.#text.slice(this.#at, this.#at + 20) || 'the end';
    throw new SyntaxError(
      `Expected ${expected} at character ${this.#at} of the Python literal, got ${found}`,
    );
  }
}
