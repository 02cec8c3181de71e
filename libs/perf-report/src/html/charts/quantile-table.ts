import type { Statistic } from '@framegate/perf-suite';
import { formatNumber } from '../../figures/format-figure.js';
import type { Markup } from '../../markup/markup.js';
import { table } from '../elements/table.js';

const names = ['p50', 'p90', 'p95', 'p99'] as const;

/** `n 400, median 33.7 ms, p95 38.0 ms, p99 needs n 368.` */
export function describeQuantiles(statistic: Statistic): string {
  const said = names.map((name) => `${name === 'p50' ? 'median' : name} ${quantile(statistic, name, ' ms')}`);
  return `${statistic.n} samples: ${said.join(', ')}.`;
}

/** With the bounds that the samples allow. */
export function quantileTable(
  caption: string,
  rows: readonly (readonly [name: string, Statistic])[],
): Markup {
  const numeric = ['n', 'mean', 'sd', 'min', ...names, 'max'].map((title) => ({ title, numeric: true }));
  return table(
    caption,
    [{ title: 'of' }, ...numeric],
    rows.map(([name, statistic]) => [
      name,
      statistic.n,
      formatNumber(statistic.mean),
      statistic.sd === null ? '' : formatNumber(statistic.sd),
      formatNumber(statistic.min),
      ...names.map((quantileName) => quantile(statistic, quantileName)),
      formatNumber(statistic.max),
    ]),
  );
}

function quantile(statistic: Statistic, name: (typeof names)[number], unit = ''): string {
  const { value, low, high, needed } = statistic[name];
  if (value === null) return `needs n ${needed}`;
  const bounds = low === null || high === null ? '' : ` (${formatNumber(low)} to ${formatNumber(high)})`;
  return `${formatNumber(value)}${unit}${bounds}`;
}
