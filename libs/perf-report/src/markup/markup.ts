import { escapeMarkup } from './escape.js';

/** HTML or XML, as opposed to text that is yet to be escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Part = Markup | string | number | null | undefined | false | readonly Part[];

/**
 * Markup from a template. What is put into it is text and is escaped, so that names and messages of others cannot change
 * the document; lists are joined, and nothing is drawn of `null`, `undefined` and `false`. Attributes need their quotes.
 */
export function markup(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(template.reduce((text, literal, index) => text + render(parts[index - 1]) + literal));
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(render).join('');
  return escapeMarkup(String(part));
}
