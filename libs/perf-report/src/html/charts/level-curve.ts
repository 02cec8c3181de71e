import type { ScenarioResult } from '@framegate/perf-suite';
import { dot, line, ruleX } from '@observablehq/plot';
import { capacityFigures, levelTitles } from '../../figures/capacity.js';
import { capitalised, figureTitle, formatFigure, scenarioTitle } from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { draw, ink } from './draw.js';
import { timeOf } from './level-points.js';
import { levelTable } from './level-table.js';

const quantiles = ['p50', 'p95'] as const;

/** Median and 95th percentile of the time at each level, with the knee, the peak or the cameras that are held. */
export function levelCurve({ name, levels, figures }: ScenarioResult): Chart | null {
  if (levels === null) return null;
  const lines = quantiles.map((quantile) => ({
    quantile,
    points: levels.points.flatMap((level) => timeOf(level, quantile)),
  }));
  if (lines.every(({ points }) => points.length < 2)) return null;
  const held = capacityFigures({ figures });
  const title = `Time by ${levelTitles[levels.of]} (${scenarioTitle(name)})`;
  const said = held
    .map(([figure, value]) => ` ${capitalised(figureTitle(figure))}: ${formatFigure(figure, value)}.`)
    .join('');
  const summary = `${levels.points.length} levels.${said}`;
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      x: { label: levelTitles[levels.of] },
      y: { label: 'time (ms)', grid: true, zero: true },
      marks: [
        ruleX(
          held.map(([, value]) => value),
          { stroke: ink.target, strokeDasharray: '4 3' },
        ),
        ...lines.flatMap(({ points }, index) => [
          line(points, { x: 'value', y: 'ms', stroke: ink.series(index === 0 ? 1 : 2), strokeWidth: 2 }),
          dot(points, { x: 'value', y: 'ms', fill: ink.series(index === 0 ? 1 : 2) }),
        ]),
      ],
    }),
    legend: [
      { series: 'series-1', label: 'median' },
      ...(lines[1]!.points.length > 0 ? [{ series: 'series-2', label: 'p95' }] : []),
      ...(held.length > 0
        ? [{ series: 'series-target', label: held.map(([figure]) => figureTitle(figure)).join(', ') }]
        : []),
    ],
    table: levelTable(title, levels),
  };
}
