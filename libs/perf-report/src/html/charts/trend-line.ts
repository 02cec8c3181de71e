import type { Trend } from '@framegate/perf-suite';
import { dot, line, ruleX } from '@observablehq/plot';
import { figureTitle, formatChange, formatFigure } from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { table } from '../elements/table.js';
import { draw, ink } from './draw.js';
import { thin, thinNote } from './thin.js';

/** A figure over reports, with the changes that the history shows. */
export function trendLine({ variant, metric, points, changes }: Trend): Chart | null {
  if (points.length < 2) return null;
  const title = `${variant}: ${figureTitle(metric)}`;
  const dated = points.map((point) => ({ ...point, date: new Date(point.at) }));
  const changed = changes.flatMap(({ index, before, after }) => {
    const point = dated[index];
    return point === undefined ? [] : [{ ...point, before, after }];
  });
  const said = changed.map(({ at, before, after }) => {
    const share = before === 0 ? '' : ` (${formatChange(after / before - 1)})`;
    return ` Changed on ${at.slice(0, 10)}: ${formatFigure(metric, before)} to ${formatFigure(metric, after)}${share}.`;
  });
  const summary = `${points.length} reports.${said.join('')}${thinNote(points.length)} The axis does not begin at 0.`;
  const unit = formatFigure(metric, 0).replace(/^\S+ ?/, '');
  const drawn = thin(dated);
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      x: { type: 'utc', label: null },
      y: {
        label: unit === '' ? figureTitle(metric) : `${figureTitle(metric)} (${unit})`,
        grid: true,
        nice: true,
      },
      marks: [
        ruleX(changed, { x: 'date', stroke: ink.target, strokeDasharray: '4 3' }),
        line(drawn, { x: 'date', y: 'value', stroke: ink.series(1), strokeWidth: 1.5 }),
        dot(drawn, { x: 'date', y: 'value', fill: ink.series(1), r: 2.5 }),
      ],
    }),
    legend:
      changed.length === 0
        ? []
        : [
            { series: 'series-1', label: 'reports' },
            { series: 'series-target', label: 'change' },
          ],
    table: table(
      title,
      [{ title: 'report of' }, { title: 'commit' }, { title: 'value', numeric: true }],
      thin(points, 60).map(({ at, commit, value }) => [
        at.slice(0, 16).replace('T', ' '),
        commit?.slice(0, 10),
        formatFigure(metric, value),
      ]),
    ),
  };
}
