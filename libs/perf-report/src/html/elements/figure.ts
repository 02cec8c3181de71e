import { markup, type Markup } from '../../markup/markup.js';

export interface Legend {
  /** Class of the colour: `series-1` and so on. */
  readonly series: string;
  readonly label: string;
}

export interface Chart {
  readonly title: string;
  /** What the chart says, for those who do not see it. */
  readonly summary: string;
  readonly drawing: Markup;
  readonly legend?: readonly Legend[];
  /** The figures that are drawn. */
  readonly table: Markup;
}

/** A chart with its title, its legend and its figures as a table to unfold. */
export function figure({ title, drawing, legend = [], table, summary }: Chart): Markup {
  return markup`<figure>
<figcaption>${title}</figcaption>
${legend.length > 0 && markup`<ul class="legend">${legend.map(({ series, label }) => markup`<li class="${series}">${label}</li>`)}</ul>`}
${drawing}
<p class="reading">${summary}</p>
<details><summary>Figures<span class="unseen"> of ${title}</span></summary>${table}</details>
</figure>
`;
}
