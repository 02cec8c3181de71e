import type { MemoryPhaseRecord, ScenarioResult } from '@framegate/perf-suite';
import { link, rect } from '@observablehq/plot';
import { formatNumber, scenarioTitle } from '../../figures/format-figure.js';
import type { Chart } from '../elements/figure.js';
import { table } from '../elements/table.js';
import { draw, ink } from './draw.js';

const series = [1, 2, 3, 4, 5] as const;

/** What a process held at the ends of each phase, and the most that it held within. */
export function memoryPhases({ name, memory_phases }: ScenarioResult): Chart | null {
  if (memory_phases.length === 0) return null;
  let end = 0;
  const bands = memory_phases.map((phase) => ({
    from: end / 1000,
    to: (end += phase.duration_ms) / 1000,
    start: used(phase.start),
    end: used(phase.end),
    peak: used(phase.peak),
    kind: kindOf(phase),
  }));
  const kinds = [...new Set(bands.map(({ kind }) => kind))].slice(0, series.length);
  const peak = bands.reduce((most, band) => Math.max(most, band.peak), 0);
  const title = `Memory by phase (${scenarioTitle(name)})`;
  const summary =
    `${bands.length} phases one after another, at most ${formatNumber(peak)} MB. ` +
    'A line joins what was held at both ends of a phase; its band rises to the peak.';
  return {
    title,
    summary,
    drawing: draw(`${title}: ${summary}`, {
      x: { label: 'time in phases (s)' },
      y: { label: 'memory (MB)', grid: true, domain: [0, peak * 1.05] },
      marks: kinds.flatMap((kind, index) => {
        const own = bands.filter((band) => band.kind === kind);
        const colour = ink.series(series[index]!);
        return [
          rect(own, { x1: 'from', x2: 'to', y1: 0, y2: 'peak', fill: colour, fillOpacity: 0.25 }),
          link(own, { x1: 'from', x2: 'to', y1: 'start', y2: 'end', stroke: colour, strokeWidth: 2 }),
        ];
      }),
    }),
    legend: kinds.map((label, index) => ({ series: `series-${index + 1}`, label })),
    table: phaseTable(title, memory_phases),
  };
}

/** `open 3` is of the kind `open`. */
const kindOf = ({ name }: MemoryPhaseRecord) => name.replace(/[ _-]*\d+$/, '');

/** Anonymous memory where the system tells it, else resident memory. */
const used = ({ anon_mb, rss_mb }: MemoryPhaseRecord['peak']) => anon_mb ?? rss_mb;

function phaseTable(title: string, phases: readonly MemoryPhaseRecord[]) {
  const columns = ['phase', 'time (s)', 'before (MB)', 'after (MB)', 'peak (MB)', 'resident peak (MB)'];
  return table(
    title,
    columns.map((name, index) => ({ title: name, numeric: index > 0 })),
    phases.map(({ name, duration_ms, start, end, peak }) => [
      name,
      (duration_ms / 1000).toFixed(1),
      ...[used(start), used(end), used(peak), peak.rss_mb].map(formatNumber),
    ]),
  );
}
