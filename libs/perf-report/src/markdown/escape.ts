/** Names and messages of others as text of a paragraph or of a cell: no markup of theirs is drawn, nobody is mentioned. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replace(/[\\`*_[\]|~]/g, '\\$&')
    .replace(/\s*[\r\n]+\s*/g, ' ')
    .replace(/(?<!\w)[@#](?=\w)/g, '$&\u200B');
}
