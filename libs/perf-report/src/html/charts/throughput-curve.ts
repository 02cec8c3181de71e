import type { ScenarioResult } from '@framegate/perf-suite';
import { dot, line, text } from '@observablehq/plot';
import { capacityFigures, levelTitles } from '../../figures/capacity.js';
import { formatNumber, scenarioTitle } from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { draw, ink } from './draw.js';
import { throughputOf, timeOf } from './level-points.js';
import { levelTable } from './level-table.js';

/** Time against throughput: the curve that turns up where more load only waits. */
export function throughputCurve({ name, levels, figures }: ScenarioResult): Chart | null {
  if (levels === null) return null;
  const points = levels.points.flatMap((level) => {
    const rate = throughputOf(level);
    return rate === undefined ? [] : timeOf(level, 'p50').map((point) => ({ ...point, rate }));
  });
  if (points.length < 2) return null;
  const best = points.reduce((most, point) => (point.rate > most.rate ? point : most));
  const title = `Time against throughput (${scenarioTitle(name)})`;
  const unit = levelTitles[levels.of];
  const summary = `At most ${formatNumber(best.rate)} images a second, with ${best.value} ${unit}. Numbers are ${unit}.`;
  const knees = new Set(capacityFigures({ figures }).map(([, value]) => value));
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      x: { label: 'images a second', zero: true },
      y: { label: 'median time (ms)', grid: true, zero: true },
      marks: [
        line(points, { x: 'rate', y: 'ms', stroke: ink.series(1), strokeWidth: 2 }),
        dot(points, { x: 'rate', y: 'ms', fill: ink.series(1) }),
        dot(
          points.filter(({ value }) => knees.has(value)),
          { x: 'rate', y: 'ms', stroke: ink.target, r: 8, strokeWidth: 2 },
        ),
        text(points, { x: 'rate', y: 'ms', text: 'value', dx: -9, dy: -7, fill: 'currentColor' }),
      ],
    }),
    legend:
      knees.size === 0
        ? []
        : [
            { series: 'series-1', label: 'levels' },
            { series: 'series-target', label: 'held' },
          ],
    table: levelTable(title, levels),
  };
}
