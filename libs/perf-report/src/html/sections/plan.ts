import type { Report } from '@framegate/perf-suite';
import { formatDuration, scenarioTitle } from '../../figures/format-figure.js';
import { markup } from '../../markup/markup.js';
import type { Section } from '../elements/section.js';
import { table } from '../elements/table.js';

/** What the run set out to do, and what did not fit. */
export function planSection({ plan, duration_ms }: Report): Section[] {
  if (plan === null) return [];
  const { estimate_ms, budget_ms, models, dropped, shard } = plan;
  const part = shard === null ? '' : `Part ${shard.index} of ${shard.count}. `;
  const allowed = budget_ms === null ? '' : ` of ${formatDuration(budget_ms)} allowed`;
  const content = [
    markup`<p>${part}Planned ${formatDuration(estimate_ms)}${allowed}, took ${formatDuration(duration_ms)}.</p>`,
    dropped.length > 0 &&
      markup`<h3>Dropped</h3><ul>${dropped.map((sentence) => markup`<li>${sentence}</li>`)}</ul>`,
    table(
      'Planned times',
      [{ title: 'model' }, { title: 'estimate', numeric: true }, { title: 'scenarios' }],
      models.map(({ variant, estimate_ms: ms, scenarios }) => [
        variant,
        formatDuration(ms),
        scenarios
          .map(({ name, estimate_ms: of }) => `${scenarioTitle(name)} ${formatDuration(of)}`)
          .join(', '),
      ]),
    ),
  ];
  return [{ id: 'plan', title: 'Plan', content }];
}
