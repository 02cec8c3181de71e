import type { Metric } from '../report/schema/check-schema.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { Summary } from '../report/schema/report-schema.js';
import { decideExit } from './decide-exit.js';

const leakMetrics: readonly Metric[] = [
  'memory_growth_per_inference_kb',
  'memory_kept_after_close_mb',
  'memory_leak',
  'memory_leak_per_cycle',
];

/** The verdict on a run. Where models ask for different rates, the strictest holds. */
export function summarise(models: readonly ModelResult[], interrupted: boolean): Summary {
  const checks = models.flatMap((model) => model.checks);
  const having = (verdict: string) => checks.filter((check) => check.verdict === verdict).length;
  const [passed, failed, inconclusive] = [having('pass'), having('fail'), having('inconclusive')];
  const success_rate = passed + failed > 0 ? passed / (passed + failed) : null;
  const real_time_compliance_rate = complianceRate(models);
  // A share under its target decides nothing while no model has enough samples to show that it is.
  const missedRealTime = checks.some(
    ({ metric, verdict }) => metric === 'real_time_compliance_rate' && verdict === 'fail',
  );
  return {
    total_tests: checks.length,
    passed,
    failed,
    inconclusive,
    success_rate,
    real_time_compliance_rate,
    ...decideExit({
      interrupted,
      successRate: success_rate,
      minSuccessRate: Math.max(...models.map(({ targets }) => targets.min_success_rate)),
      complianceRate: missedRealTime ? real_time_compliance_rate : null,
      minComplianceRate: Math.max(...models.map(({ targets }) => targets.min_real_time_compliance_rate)),
      leaks: checks.filter(
        ({ metric, verdict, value }) => leakMetrics.includes(metric) && verdict === 'fail' && value !== null,
      ).length,
      regressed: models.filter(hasRegressed).map(({ variant }) => variant),
      failed,
      inconclusive,
    }),
  };
}

function hasRegressed({ regressions }: ModelResult): boolean {
  return regressions.some(({ verdict, advisory }) => verdict === 'fail' && advisory === undefined);
}

/** Each single inference by the target of its own model; warm-up does not count. */
function complianceRate(models: readonly ModelResult[]): number | null {
  const inTime = models.flatMap(({ scenarios, targets }) =>
    (scenarios.single_inference?.samples ?? [])
      .filter(({ warm_up }) => !warm_up)
      .map(({ total_ms }) => total_ms < targets.real_time_target_ms),
  );
  return inTime.length === 0 ? null : inTime.filter(Boolean).length / inTime.length;
}
