/** Terminal columns that nothing drawn here exceeds. */
export const columns = 80;

/** Breaks text at spaces; the first line begins with `first`, the others with as many spaces. */
export function wrap(text: string, first = ''): string {
  const indent = ' '.repeat(first.length);
  const lines: string[] = [];
  let line = first;
  for (const word of text.split(/\s+/)) {
    const isStart = line === first || line === indent;
    if (!isStart && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = indent + word;
    } else {
      line += isStart ? word : ` ${word}`;
    }
  }
  return [...lines, line].join('\n');
}

/** Rows of cells in columns as wide as their widest cell; all but the first column to the right. */
export function alignColumns(rows: readonly (readonly string[])[], indent = ''): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const align = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!);
  return rows.map((row) => indent + row.map(align).join('  ').trimEnd()).join('\n');
}
