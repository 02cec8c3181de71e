import type { Metric } from '../../../report/schema/check-schema.js';
import type { Flag, ScenarioName } from '../../../report/schema/scenario-schema.js';
import type { Judge } from '../../judge.js';

/** A single broken promise fails it. */
export function noFailures(
  metric: Metric,
  scenario: ScenarioName,
  words: { readonly of: string; readonly held: string },
): Judge {
  return {
    metric,
    comparison: 'below',
    scenario,
    target: () => 1,
    judge({ figures, flags }) {
      const { failures: value = 0, done: n = 0 } = figures;
      if (n === 0) return { verdict: 'inconclusive', reason: `There were no ${words.of}.` };
      if (value === 0) return { verdict: 'pass', value, n, reason: `All ${n} ${words.of} ${words.held}.` };
      const told = flags.filter(({ code }) => code === 'stress-failure').map(messageOf);
      const reason = `${value} of ${n} ${words.of} did not end as they must. ${told.join(' ')}`.trim();
      return { verdict: 'fail', value, n, reason };
    },
  };
}

const messageOf = ({ message }: Flag) => message;
