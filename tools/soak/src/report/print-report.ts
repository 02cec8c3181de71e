import type { MemoryTrend } from '../readings/memory-trend.js';
import type { SoakReport } from './soak-report.js';

const shownComplaints = 20;

/** For people, as text of several lines. */
export function printReport(report: SoakReport): string {
  const { requests, seed, seconds, deployments, loop, memory, complaints } = report;
  const endings = [...new Set(deployments.flatMap((each) => [...each.endings.keys()]))].sort();
  const table = [
    ['model', 'requests', ...endings, 'killed', 'restarts'],
    ...deployments.map((each) => [
      each.name,
      each.requests,
      ...endings.map((ending) => each.endings.get(ending) ?? 0),
      each.killed,
      each.restarts,
    ]),
  ];
  return [
    ...columns(table.map((row) => row.map(String))),
    '',
    `${requests} requests of seed ${seed} in ${seconds.toFixed(0)} s, ${(requests / seconds).toFixed(0)} a second`,
    `caller's event loop: longest gap ${loop.longestMs.toFixed(1)} ms, p99 ${loop.p99Ms.toFixed(1)} ms`,
    ...memory.map(printTrend),
    ...complaints.slice(0, shownComplaints),
    complaints.length === 0
      ? 'Every request ended once, and as it had to.'
      : `${complaints.length} complaints${complaints.length > shownComplaints ? `, the first ${shownComplaints} are shown` : ''}.`,
  ].join('\n');
}

function printTrend({ name, first, last, growth, growthLow, budget, verdict }: MemoryTrend): string {
  const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
  if (verdict === 'too few readings') return `${name}: too few readings to tell whether it grows`;
  return (
    `${name}: ${verdict}, ${megabytes(first)} after a third, ${megabytes(last)} at the end, ` +
    `${growth.toFixed(0)} B a request (at least ${growthLow.toFixed(0)}, may be ${budget})`
  );
}

function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  '),
  );
}
