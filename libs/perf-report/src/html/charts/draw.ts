import { plot } from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { Markup, markup } from '../../markup/markup.js';

export type PlotOptions = NonNullable<Parameters<typeof plot>[0]>;

/** In CSS pixels at the chart's own size; the page scales it. Small, so that labels stay legible on a narrow screen. */
export const chartWidth = 420;

/** What is used of the DOM's elements: the project is compiled without the browser's types. */
interface Drawn {
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
  querySelector(selector: string): { remove(): void } | null;
}

const { document } = parseHTML('<html></html>') as unknown as { readonly document: object };

/**
 * An SVG drawing that needs no script. Its colours are the page's, which is why its own style is taken out; to a screen
 * reader it is one image called `label`.
 */
export function draw(label: string, options: PlotOptions): Markup {
  const drawn = plot({
    width: chartWidth,
    height: 240,
    marginLeft: 52,
    marginRight: 16,
    marginBottom: 42,
    ...options,
    className: 'chart',
    document,
  }) as unknown as Drawn;
  drawn.querySelector('style')?.remove();
  drawn.removeAttribute('width');
  drawn.removeAttribute('height');
  drawn.setAttribute('font-size', '11');
  // The parts of an image have no names of their own.
  const parts = drawn.outerHTML
    .replace(/ aria-(?:label|hidden|description)="[^"]*"/g, '')
    .replace(/^<svg/, '');
  return markup`<svg role="img" aria-label="${label}"${new Markup(parts)}`;
}

/** Colours of the page by their names in its style. */
export const ink = {
  series: (number: 1 | 2 | 3 | 4 | 5) => `var(--s${number})`,
  target: 'var(--bad)',
  faint: 'var(--faint)',
  line: 'var(--line)',
  paper: 'var(--panel)',
} as const;
