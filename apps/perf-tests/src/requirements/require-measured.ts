import type { ModelResult } from '@framegate/perf-suite';

/** Passes when every scenario that was asked for ran to its end. */
export function requireMeasured({ variant, state, error, scenarios }: ModelResult): void {
  const broken = Object.values(scenarios)
    .filter((scenario) => scenario.state === 'failed')
    .map((scenario) => `${scenario.name}: ${scenario.error?.message ?? 'no reason is given'}`);
  if (state === 'measured' && broken.length === 0) return;
  const reasons = error === null ? broken : [error.message, ...broken];
  throw new Error([`${variant}: not measured to the end (${state}).`, ...reasons].join('\n  '));
}
