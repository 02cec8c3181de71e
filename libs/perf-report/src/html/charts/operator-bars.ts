import type { OperatorTime } from '@framegate/perf-suite';
import { barX, ruleX, text } from '@observablehq/plot';
import { formatNumber, formatShare } from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { table } from '../elements/table.js';
import { draw, ink } from './draw.js';
import { shorten } from './shorten.js';

const most = 12;

/** Which operators of the network take its time. */
export function operatorBars(title: string, operators: readonly OperatorTime[]): Chart | null {
  const [first, ...others] = operators.toSorted((a, b) => b.ms - a.ms);
  if (first === undefined) return null;
  const sorted = [first, ...others];
  const shown = sorted.slice(0, most);
  const left = sorted.length > most ? ` The ${most} that take most of ${sorted.length}.` : '';
  const summary = `${first.type} takes ${formatShare(first.share)} of the time of all operators.${left}`;
  const name = ({ type }: OperatorTime) => shorten(type, 20);
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      height: 60 + 24 * shown.length,
      marginLeft: 130,
      marginRight: 70,
      x: { label: 'time of one run (ms)', grid: true },
      y: { label: null, domain: shown.map(name) },
      marks: [
        barX(shown, { x: 'ms', y: name, fill: ink.series(1), insetTop: 2, insetBottom: 2 }),
        text(shown, {
          x: 'ms',
          y: name,
          text: ({ share }: OperatorTime) => formatShare(share),
          textAnchor: 'start',
          dx: 4,
          fill: 'currentColor',
        }),
        ruleX([0]),
      ],
    }),
    table: table(
      title,
      ['operator', 'nodes', 'time (ms)', 'share'].map((column, index) => ({
        title: column,
        numeric: index > 0,
      })),
      sorted.map(({ type, nodes, ms, share }) => [type, nodes, formatNumber(ms), formatShare(share)]),
    ),
  };
}
