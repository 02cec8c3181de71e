import type { ScenarioResult } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { levelTitles } from '../figures/capacity.js';
import { figureTitle, formatFigure, formatNumber } from '../figures/format-figure.js';
import { alignColumns, wrap } from './layout.js';

/** Every figure of one scenario. */
export function scenarioSection(scenario: ScenarioResult, colours: Colors): string {
  const { name, mlperf, state, error, duration_ms, samples } = scenario;
  const facts = [
    state,
    ...(mlperf === null ? [] : [`MLPerf ${mlperf}`]),
    ...(duration_ms === null ? [] : [`${(duration_ms / 1000).toFixed(1)} s`]),
    `${samples.length} samples, ${samples.filter(({ warm_up }) => warm_up).length} of them warm-up`,
  ];
  return [
    colours.bold(wrap(`${name.replaceAll('_', ' ')}: ${facts.join(', ')}`, '  ')),
    ...(error ? [colours.red(wrap(error.message, '    '))] : []),
    ...statisticsTable(scenario),
    ...levelLines(scenario),
    ...figureLines(scenario),
    ...memoryTable(scenario),
    ...scenario.flags.map(({ message }) => colours.yellow(wrap(message, '    ! '))),
  ].join('\n');
}

function statisticsTable({ statistics }: ScenarioResult): string[] {
  const rows = Object.entries(statistics).map(([name, { n, mean, sd, min, p50, p95, p99, max }]) => [
    name.replaceAll('_', ' '),
    String(n),
    ...[mean, sd, min, p50.value, p95.value, p99.value, max].map((value) =>
      value === null ? '-' : formatNumber(value),
    ),
  ]);
  if (rows.length === 0) return [];
  return [alignColumns([['', 'n', 'mean', 'sd', 'min', 'p50', 'p95', 'p99', 'max'], ...rows], '    ')];
}

/** A line a level: its median and all of its single figures. */
function levelLines({ levels }: ScenarioResult): string[] {
  return (levels?.points ?? []).map(({ value, statistics, figures }) => {
    const total = statistics['total_ms'] ?? statistics['batch_ms'];
    const facts = [
      ...(total === undefined
        ? []
        : [`n ${total.n}`, ...(total.p50.value === null ? [] : [`p50 ${formatNumber(total.p50.value)} ms`])]),
      ...Object.entries(figures).map(
        ([name, figure]) => `${figureTitle(name)} ${formatFigure(name, figure)}`,
      ),
    ];
    return wrap(facts.join(', '), `    ${levelTitles[levels!.of]} ${formatNumber(value)}: `);
  });
}

function figureLines({ figures }: ScenarioResult): string[] {
  const rows = Object.entries(figures).map(([name, value]) => [figureTitle(name), formatFigure(name, value)]);
  return rows.length === 0 ? [] : [alignColumns(rows, '    ')];
}

function memoryTable({ memory_phases }: ScenarioResult): string[] {
  if (memory_phases.length === 0) return [];
  const megabytes = (value: number | null) => (value === null ? '-' : formatNumber(value));
  const rows = memory_phases.map(({ name, start, end, peak }) => [
    name,
    ...[start, end, peak].flatMap(({ anon_mb, rss_mb }) => [megabytes(anon_mb), megabytes(rss_mb)]),
  ]);
  const header = ['MB', 'anon before', 'rss', 'anon after', 'rss', 'anon peak', 'rss'];
  return [alignColumns([header, ...rows], '    ')];
}
