import type { ModelResult } from '@framegate/perf-suite';
import { figureTitle, formatDuration, formatFigure, scenarioTitle } from '../../figures/format-figure.js';
import { markup, type Markup } from '../../markup/markup.js';
import { quantileTable } from '../charts/quantile-table.js';
import { badge } from '../elements/badge.js';
import { table } from '../elements/table.js';

/** Every statistic of every scenario. */
export function scenarioTimes({ variant, scenarios }: ModelResult): Markup | null {
  const rows = Object.values(scenarios).flatMap(({ name, statistics }) =>
    Object.entries(statistics).map(
      ([of, statistic]) => [`${scenarioTitle(name)}: ${of}`, statistic] as const,
    ),
  );
  return rows.length === 0
    ? null
    : markup`<details><summary>All statistics of ${variant}</summary>${quantileTable(`Statistics of ${variant}`, rows)}</details>`;
}

/** The time by image, where a scenario measures several one by one. */
export function byImage({ variant, scenarios }: ModelResult): Markup[] {
  return Object.values(scenarios).flatMap(({ name, by_image }) => {
    const rows = Object.entries(by_image);
    const title = `${scenarioTitle(name)} of ${variant} by image`;
    return rows.length === 0
      ? []
      : [markup`<details><summary>${title}</summary>${quantileTable(`${title} (ms)`, rows)}</details>`];
  });
}

/** What each scenario was, its single figures, and what limits them. */
export function scenarioFigures({ variant, scenarios }: ModelResult): Markup | null {
  const rows = Object.values(scenarios).map(
    ({ name, mlperf, state, error, duration_ms, samples, figures, integrity, flags }) => [
      mlperf === null ? scenarioTitle(name) : `${scenarioTitle(name)} (MLPerf ${mlperf})`,
      state === 'complete' ? state : badge(state),
      duration_ms === null ? '' : formatDuration(duration_ms),
      samples.length,
      list(Object.entries(figures)),
      list(Object.entries(integrity)),
      [
        error !== null && markup`<p>${error.code}: ${error.message}</p>`,
        flags.map(({ message }) => markup`<p>${message}</p>`),
      ],
    ],
  );
  if (rows.length === 0) return null;
  const columns = [
    { title: 'scenario' },
    { title: 'state' },
    { title: 'took', numeric: true },
    { title: 'samples', numeric: true },
    { title: 'figures' },
    { title: 'integrity' },
    { title: 'limits' },
  ];
  return markup`<h3>Scenarios and integrity</h3>${table(`Scenarios of ${variant}`, columns, rows)}`;
}

function list(figures: readonly (readonly [string, number])[]): Markup[] {
  return figures.map(
    ([name, value]) => markup`<div>${figureTitle(name)}: ${formatFigure(name, value)}</div>`,
  );
}
