import { markup, type Markup, type Part } from '../../markup/markup.js';

export interface Section {
  /** Of the page, unique; made here and never from a report's text. */
  readonly id: string;
  readonly title: string;
  readonly content: Part;
}

export function section({ id, title, content }: Section): Markup {
  return markup`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${content}
</section>
`;
}
