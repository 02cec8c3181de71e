/** Terminal columns that nothing drawn here exceeds. */
export const columns = 80;

/**
 * Breaks text at spaces, and within words that no line could hold;
 * the first line begins with `first`, the others with as many spaces.
 */
export function wrap(text: string, first = ''): string {
  const room = columns - first.length;
  const lines = [''];
  for (const word of text.split(/\s+/).flatMap((long) => pieces(long, room))) {
    const line = lines.at(-1)!;
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.map((line, index) => (index === 0 ? first : ' '.repeat(first.length)) + line).join('\n');
}

function pieces(word: string, size: number): string[] {
  return word.match(new RegExp(`.{1,${size}}`, 'gu')) ?? [];
}

/** Rows of cells in columns as wide as their widest cell; all but the first column to the right. */
export function alignColumns(rows: readonly (readonly string[])[], indent = ''): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const align = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return rows.map((row) => indent + row.map(align).join('  ').trimEnd()).join('\n');
}
