import type { Sample, ScenarioResult } from '@framegate/perf-suite';
import { dot, line } from '@observablehq/plot';
import { formatNumber, scenarioTitle } from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { table } from '../elements/table.js';
import { draw, ink } from './draw.js';
import { thin, thinNote } from './thin.js';

type Reading = Sample & { readonly memory_mb: number };

/** Memory after each inference: settling in, or growing. */
export function memoryCourse({ name, samples }: ScenarioResult): Chart | null {
  const readings = samples.filter((sample): sample is Reading => sample.memory_mb !== null);
  if (readings.length < 3) return null;
  const title = `Memory over time (${scenarioTitle(name)})`;
  const values = readings.map(({ memory_mb }) => memory_mb);
  const at = (index: number) => `${formatNumber(values.at(index)!)} MB`;
  const least = values.reduce((low, value) => Math.min(low, value));
  const most = values.reduce((high, value) => Math.max(high, value));
  const summary =
    `${readings.length} readings, from ${at(0)} to ${at(-1)}, ` +
    `between ${formatNumber(least)} and ${formatNumber(most)} MB.${thinNote(readings.length)} The axis does not begin at 0.`;
  const seconds = ({ at_ms }: Reading) => at_ms / 1000;
  const drawn = thin(readings);
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      x: { label: 'since the start (s)' },
      y: { label: 'memory (MB)', grid: true, nice: true },
      marks: [
        line(drawn, { x: seconds, y: 'memory_mb', stroke: ink.series(1) }),
        dot(
          drawn.filter(({ warm_up }) => warm_up),
          { x: seconds, y: 'memory_mb', stroke: ink.series(2), symbol: 'triangle', r: 3 },
        ),
      ],
    }),
    legend: [
      { series: 'series-1', label: 'memory' },
      ...(drawn.some(({ warm_up }) => warm_up) ? [{ series: 'series-2', label: 'warm-up (triangles)' }] : []),
    ],
    table: table(
      title,
      [{ title: 'at (s)' }, { title: 'memory (MB)', numeric: true }],
      thin(readings, 12).map((reading) => [seconds(reading).toFixed(1), formatNumber(reading.memory_mb)]),
    ),
  };
}
