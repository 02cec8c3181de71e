import type { ModelResult } from '@framegate/perf-suite';

/** Passes when enough of the checks that could be judged have passed. */
export function requireSuccessRate({ variant, checks, targets }: ModelResult): void {
  const passed = checks.filter(({ verdict }) => verdict === 'pass').length;
  const judged = checks.filter(({ verdict }) => verdict !== 'inconclusive').length;
  if (judged === 0) throw new Error(`${variant}: not one check could be judged.`);
  if (passed / judged < targets.min_success_rate) {
    const failed = checks.filter(({ verdict }) => verdict === 'fail').map(({ metric }) => metric);
    throw new Error(
      `${variant}: ${passed} of ${judged} checks passed; asked is ${targets.min_success_rate * 100} %. ` +
        `Missed: ${failed.join(', ')}.`,
    );
  }
}
