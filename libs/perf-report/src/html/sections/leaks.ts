import type { Leak, ModelResult } from '@framegate/perf-suite';
import { formatBytes, scenarioTitle } from '../../figures/format-figure.js';
import { markup, type Markup } from '../../markup/markup.js';
import { badge } from '../elements/badge.js';
import { table } from '../elements/table.js';

/** Whether memory grows with use, who holds it, and from what size on that would have been seen. */
export function leaks({ scenarios }: ModelResult): Markup[] {
  return Object.values(scenarios).flatMap(({ name, leak }) =>
    leak === null
      ? []
      : [
          markup`<h3>Leaks (${scenarioTitle(name)})</h3><p>${badge(leak.verdict)} ${leak.reason}</p>${signals(leak)}`,
        ],
  );
}

function signals({ signals: read, unit }: Leak): Markup {
  const columns = [
    'memory of',
    'verdict',
    `growth by ${unit}`,
    '95 % interval',
    'budget',
    'detects from',
    'readings',
  ];
  return table(
    `Growth by ${unit}`,
    columns.map((title, index) => ({ title, numeric: index > 1 })),
    read.map(({ owner, verdict, slope, low, high, budget, detection_limit, n }) => [
      owner,
      badge(verdict),
      formatBytes(slope),
      `${formatBytes(low)} to ${formatBytes(high)}`,
      formatBytes(budget),
      formatBytes(detection_limit),
      n,
    ]),
  );
}
