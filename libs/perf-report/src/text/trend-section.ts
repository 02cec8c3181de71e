import type { Trend } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { figureTitle, formatChange, formatFigure } from '../figures/format-figure.js';
import { wrap } from './layout.js';

/** Where a figure came from and where it stands, and when it changed. */
export function trendSection({ variant, metric, points, changes }: Trend, colours: Colors): string {
  const first = points[0];
  const last = points.at(-1);
  const span =
    first && last
      ? `${formatFigure(metric, first.value)} on ${first.at.slice(0, 10)}, ${formatFigure(metric, last.value)} on ${last.at.slice(0, 10)}, ${points.length} reports.`
      : 'no reports.';
  return [
    wrap(span, `${variant} ${figureTitle(metric)}: `),
    ...changes.map(({ index, before, after }) => {
      const at = points[index];
      const change = before === 0 ? '' : ` (${formatChange(after / before - 1)})`;
      const when =
        at === undefined
          ? ''
          : ` on ${at.at.slice(0, 10)}${at.commit === null ? '' : ` at ${at.commit.slice(0, 10)}`}`;
      return colours.yellow(
        wrap(
          `changed${when}: ${formatFigure(metric, before)} to ${formatFigure(metric, after)}${change}`,
          '  ',
        ),
      );
    }),
  ].join('\n');
}
