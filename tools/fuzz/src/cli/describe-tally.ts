import type { Tally } from '../watch/tally.js';

const columns = ['target', 'cases', 'ok', 'refused', 'findings', 'longest', 'memory'];

/** A table of all targets, one a line, and under it how often each refused with what. */
export function describeTallies(tallies: readonly Tally[]): string {
  const rows = [columns, ...tallies.map(cells)];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const table = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!)))
      .join('  '),
  );
  const refusals = tallies
    .filter(({ refused }) => refused.size > 0)
    .map(({ target, refused }) => {
      const counts = [...refused].sort(([, a], [, b]) => b - a).map(([code, count]) => `${code} ${count}`);
      return `${target}: ${counts.join(', ')}`;
    });
  return [...table, '', ...refusals].join('\n');
}

function cells(tally: Tally): string[] {
  const refused = [...tally.refused.values()].reduce((sum, count) => sum + count, 0);
  const counts = [tally.cases, tally.ok, refused, tally.findings.length].map(String);
  return [
    tally.target,
    ...counts,
    `${Math.round(tally.longestMs)} ms`,
    `+${Math.round(tally.peakGrowth / 1e6)} MB`,
  ];
}
