import type { Report } from '@framegate/perf-suite';
import type { Colors } from 'picocolors/types.js';
import { formatDuration } from '../figures/format-figure.js';
import { wrap } from './layout.js';

/** What did not fit into the time, and which part of the plan this was. */
export function planLines({ plan, duration_ms }: Report, colours: Colors): string[] {
  if (plan === null) return [];
  const shard = plan.shard === null ? '' : `Part ${plan.shard.index} of ${plan.shard.count}. `;
  const budget = plan.budget_ms === null ? '' : ` of ${formatDuration(plan.budget_ms)} allowed`;
  return [
    wrap(
      `${shard}Planned ${formatDuration(plan.estimate_ms)}${budget}, took ${formatDuration(duration_ms)}.`,
    ),
    ...plan.dropped.map((sentence) => colours.yellow(wrap(sentence, 'Dropped: '))),
  ];
}
