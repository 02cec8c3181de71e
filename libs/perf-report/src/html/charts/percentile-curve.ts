import type { ModelResult, Sample, Statistic } from '@framegate/perf-suite';
import { line, link } from '@observablehq/plot';
import { formatNumber, scenarioTitle } from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { draw, ink } from './draw.js';
import { measuredSamples } from './measured-samples.js';
import { quantileTable } from './quantile-table.js';

const marked = [
  ['p50', 0.5],
  ['p90', 0.9],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;
const ticks = [0, 0.5, 0.9, 0.99, 0.999, 0.9999];
const series = [1, 2, 3, 4, 5] as const;

/** The longest times of timed scenarios, further apart the rarer they are; none beyond what the samples show. */
export function percentileCurve({ scenarios }: ModelResult): Chart | null {
  const curves = Object.values(scenarios)
    .flatMap(({ name, samples, statistics: { total_ms: total } }): Curve[] => {
      const values = measuredSamples(samples);
      return total === undefined || values.length < 20 ? [] : [{ name: scenarioTitle(name), total, values }];
    })
    .slice(0, series.length);
  if (curves.length === 0) return null;
  const title = 'Times by percentile';
  const summary = curves
    .map(
      ({ name, values, total }) =>
        `${name}: ${formatNumber(total.min)} to ${formatNumber(total.max)} ms (n ${values.length})`,
    )
    .join('; ');
  const rarest = Math.max(...curves.map(({ values }) => values.length));
  const domain = [1, rarest];
  return {
    title,
    summary: `${summary}. Bars are the bounds of a percentile, where there are enough samples for them.`,
    drawing: draw(`${title}. ${summary}.`, {
      x: {
        type: 'log',
        domain,
        label: 'share of samples that took less',
        ticks: ticks.map(rarity).filter((value) => value <= rarest),
        tickFormat: (value: number) => `${Number(((1 - 1 / value) * 100).toFixed(3))} %`,
      },
      y: { label: 'time (ms)', grid: true, zero: true },
      marks: curves.flatMap(({ values, total }, index) => [
        line(curvePoints(values), { x: 'x', y: 'y', stroke: ink.series(series[index]!), strokeWidth: 2 }),
        link(bounds(total, rarest), {
          x: 'x',
          y1: 'low',
          y2: 'high',
          stroke: ink.series(series[index]!),
          strokeWidth: 4,
          strokeOpacity: 0.5,
        }),
      ]),
    }),
    legend: curves.map(({ name }, index) => ({ series: `series-${index + 1}`, label: name })),
    table: quantileTable(
      'Percentiles (ms)',
      curves.map(({ name, total }) => [name, total]),
    ),
  };
}

interface Curve {
  readonly name: string;
  readonly total: Statistic;
  readonly values: readonly Sample[];
}

/** One in how many takes longer. */
const rarity = (share: number) => 1 / (1 - share);

/** At most 120 points, evenly over the axis. */
function curvePoints(samples: readonly Sample[]) {
  const sorted = samples.map(({ total_ms }) => total_ms).sort((a, b) => a - b);
  const n = sorted.length;
  const steps = Math.min(n, 120);
  const ranks = Array.from({ length: steps }, (_, index) =>
    Math.floor(n * (1 - n ** (-index / (steps - 1)))),
  );
  return [...new Set([...ranks.map((rank) => Math.min(rank, n - 1)), n - 1])].map((rank) => ({
    x: n / (n - rank),
    y: sorted[rank]!,
  }));
}

function bounds(total: Statistic, rarest: number) {
  return marked.flatMap(([name, share]) => {
    const { low, high } = total[name];
    return low === null || high === null || rarity(share) > rarest ? [] : [{ x: rarity(share), low, high }];
  });
}
