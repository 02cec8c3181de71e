/** Cells are escaped by who makes them; an empty table is nothing. */
export function markdownTable(
  header: readonly string[],
  align: readonly ('left' | 'right')[],
  rows: readonly (readonly string[])[],
): string {
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(header),
    line(align.map((side) => (side === 'right' ? '---:' : '---'))),
    ...rows.map(line),
  ].join('\n');
}
