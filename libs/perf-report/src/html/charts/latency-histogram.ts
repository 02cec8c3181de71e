import type { ScenarioResult } from '@framegate/perf-suite';
import { binX, identity, rectY, ruleX, ruleY } from '@observablehq/plot';
import { formatNumber, scenarioTitle } from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { draw, ink } from './draw.js';
import { measuredSamples } from './measured-samples.js';
import { describeQuantiles, quantileTable } from './quantile-table.js';

/** How often which time was taken, with the target where the scenario has one. Nothing for a few samples. */
export function latencyHistogram(scenario: ScenarioResult, targetMs: number | null): Chart | null {
  const { name, samples, statistics } = scenario;
  const total = statistics['total_ms'];
  const values = measuredSamples(samples).map(({ total_ms }) => total_ms);
  if (total === undefined || values.length < 20) return null;
  const title = `Times of ${scenarioTitle(name)}`;
  const within = targetMs === null ? '' : ` Target: ${formatNumber(targetMs)} ms.`;
  const summary = `${describeQuantiles(total)}${within}`;
  // A target far above all times would squeeze them into one bar.
  const shown = targetMs !== null && targetMs < 2 * total.max ? [targetMs] : [];
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      x: { label: 'time (ms)' },
      y: { label: 'samples', grid: true },
      marks: [
        rectY(values, {
          ...binX({ y: 'count' }, { x: identity, thresholds: bins(values.length) }),
          fill: ink.series(1),
        }),
        ruleX([total.p50.value ?? NaN].filter(Number.isFinite), { stroke: 'currentColor', strokeWidth: 2 }),
        ruleX(shown, { stroke: ink.target, strokeWidth: 2, strokeDasharray: '4 3' }),
        ruleY([0]),
      ],
    }),
    legend: [
      { series: 'series-1', label: 'samples' },
      { series: 'series-ink', label: 'median' },
      ...shown.map(() => ({ series: 'series-target', label: 'target' })),
    ],
    table: quantileTable(`Times of ${scenarioTitle(name)} (ms)`, [[scenarioTitle(name), total]]),
  };
}

/** About as many as the square root of the samples: fewer hide the shape, more show single samples. */
const bins = (samples: number) => Math.min(40, Math.ceil(Math.sqrt(samples)));
