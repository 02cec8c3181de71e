import { markup, type Markup, type Part } from '../../markup/markup.js';

export interface Column {
  readonly title: string;
  /** Figures stand to the right. */
  readonly numeric?: boolean;
}

/** The first cell of a row names it. Wide tables scroll by themselves, also by keyboard. */
export function table(
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Part[])[],
): Markup {
  return markup`<div class="scroll" role="group" aria-label="${caption}" tabindex="0"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map(({ title, numeric }) => markup`<th scope="col"${numeric === true && numericClass}>${title}</th>`)}</tr></thead>
<tbody>${rows.map((row) => tableRow(columns, row))}</tbody>
</table></div>`;
}

const numericClass = markup` class="number"`;

function tableRow(columns: readonly Column[], row: readonly Part[]): Markup {
  const cells = row.map((cell, index) =>
    index === 0
      ? markup`<th scope="row">${cell}</th>`
      : markup`<td${columns[index]?.numeric === true && numericClass}>${cell}</td>`,
  );
  return markup`<tr>${cells}</tr>
`;
}
