import { markup, type Part } from '../../markup/markup.js';

/** Sentences for people, whose commands and options stand between backticks. */
export function prose(text: string): Part {
  const parts = text.split('`');
  const isPaired = parts.length % 2 === 1;
  return isPaired
    ? parts.map((part, index) => (index % 2 === 1 ? markup`<code>${part}</code>` : part))
    : text;
}
