import type { StoredBaseline } from '@framegate/perf-suite';
import { formatTable } from './format-table.js';

/** By machine, this one marked; a file that cannot be read says why under the table. */
export function baselineList(stored: readonly StoredBaseline[], machineId: string): string {
  if (stored.length === 0) {
    return 'There are no baselines. Measure one with `bench-runner baseline update <model>`.\n';
  }
  const machines = [...new Set(stored.map(({ machine }) => machine))];
  return machines
    .map((machine) => {
      const own = stored.filter((candidate) => candidate.machine === machine);
      const heading = `${machine}${machine === machineId ? ' (this one)' : ''}\n`;
      const rows = own.flatMap(({ variant, baseline }) => {
        if (baseline instanceof Error) return [];
        const median = baseline.spread.single_inference_ms?.mean ?? NaN;
        const taken = baseline.created_at.slice(0, 10);
        return [[`  ${variant}`, Number(median.toPrecision(3)), baseline.processes.length, taken]];
      });
      const problems = own.flatMap(({ baseline }) =>
        baseline instanceof Error ? [`  ${baseline.message}\n`] : [],
      );
      const table =
        rows.length === 0 ? '' : formatTable(['  model', 'median ms', 'processes', 'taken'], rows);
      return heading + table + problems.join('');
    })
    .join('\n');
}
