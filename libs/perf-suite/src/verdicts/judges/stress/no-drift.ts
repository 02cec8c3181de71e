import { driftSamples } from '../../../analysis/stress/drift.js';
import type { Metric } from '../../../report/schema/check-schema.js';
import type { ScenarioName } from '../../../report/schema/scenario-schema.js';
import { formatChange } from '../../format-number.js';
import type { Judge } from '../../judge.js';

/** Clocks of processors and neighbours move times by some percent; what a user would feel is more. */
const tolerated = 0.1;

/** The last third of the time must not be slower than the first; by the interval of the shift between them. */
export function noDrift(metric: Metric, scenario: ScenarioName): Judge {
  return {
    metric,
    comparison: 'below',
    scenario,
    target: () => tolerated,
    judge({ figures, statistics }) {
      const n = statistics['total_ms']?.n ?? 0;
      const { drift_rate: value, drift_low_rate: low, drift_high_rate: high } = figures;
      if (value === undefined || low === undefined || high === undefined) {
        return {
          verdict: 'inconclusive',
          n,
          reason: `It takes ${driftSamples} answers to compare the last third with the first, and there are ${n}.`,
        };
      }
      const verdict = low >= tolerated ? 'fail' : high < tolerated ? 'pass' : 'inconclusive';
      const measured =
        `The last third of ${n} answers took ${formatChange(value)} against the first ` +
        `(95 % interval ${formatChange(low)} to ${formatChange(high)})`;
      const asked = `below ${formatChange(tolerated)}`;
      const reason =
        verdict === 'inconclusive'
          ? `${measured}: too near to tell whether it is ${asked}.`
          : `${measured}; asked is ${asked}.`;
      return { verdict, value, low, high, n, reason };
    },
  };
}
