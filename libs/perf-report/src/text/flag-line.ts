import type { ModelResult } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { scenarioTitle } from '../figures/format-figure.js';
import { groupBy } from '../figures/group-by.js';
import { wrap } from './layout.js';

/** What limits the figures, in one line: each flag with the scenarios that have it. */
export function flagLine({ scenarios }: ModelResult, colours: Colors): string[] {
  const raised = Object.values(scenarios).flatMap(({ name, flags }) =>
    flags.map(({ code }) => ({ code, name })),
  );
  if (raised.length === 0) return [];
  const text = [...groupBy(raised, ({ code }) => code)]
    .map(([code, by]) => `${code} (${[...new Set(by.map(({ name }) => scenarioTitle(name)))].join(', ')})`)
    .join('; ');
  return [colours.yellow(wrap(text, '  limited by '))];
}
