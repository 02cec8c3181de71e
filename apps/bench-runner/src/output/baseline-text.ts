import { type Baseline, describeBaseline, type DescribedMetric } from '@framegate/perf-suite';
import { formatTable } from './format-table.js';

const header = ['figure', 'mean', 'n', 'spread', 'between', 'within', 'told'];

const explanation = [
  'spread: standard deviation over processes. between, within: of the true means of',
  'processes, and of samples in one. told: the change for the worse that a run of',
  'this figure alone is told by, 4 times in 5.',
].join('\n');

/** For people: the figures, what they can tell, and what must be the same for a figure to compare. */
export function baselineText(baseline: Baseline, machine: string): string {
  const { variant, created_at, fingerprint, processes } = baseline;
  const names = Object.keys(fingerprint).sort();
  return [
    `${variant} on ${machine}`,
    `taken ${created_at.replace('T', ' ').replace(/\..*$/, ' UTC')}, ${processes.length} processes`,
    '',
    `${formatTable(header, describeBaseline(baseline).map(row))}${explanation}`,
    '',
    'Compared with runs that have the same:',
    ...names.map((name) => `  ${name}: ${shortened(fingerprint[name] ?? 'none')}`),
    '',
  ].join('\n');
}

/** A digest by its beginning. */
function shortened(value: string | number): string {
  return String(value).replace(/^([0-9a-f]{16})[0-9a-f]{48}$/, '$1…');
}

function row(described: DescribedMetric): (string | number)[] {
  const { metric, mean, sd, between_sd, within_sd, processes, minimumDetectableEffect } = described;
  const share = (value: number | null | undefined) =>
    value === null || value === undefined ? '-' : `${((100 * value) / mean).toFixed(1)} %`;
  return [
    metric.name,
    Number(mean.toPrecision(4)),
    processes,
    ...[share(sd), share(between_sd), share(within_sd)].map((cell) => cell.padStart(7)),
    (minimumDetectableEffect === null ? '-' : `${(100 * minimumDetectableEffect).toFixed(1)} %`).padStart(6),
  ];
}
