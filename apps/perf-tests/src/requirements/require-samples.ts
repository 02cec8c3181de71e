import type { ModelResult, ScenarioName } from '@framegate/perf-suite';

/** The fewest samples whose extremes bound a median with 95 %: 2 · 0.5⁶ < 5 %. */
const boundsMedian = 6;

/** The scenarios whose medians are quoted. */
const quoted: readonly ScenarioName[] = ['load', 'single_inference', 'concurrent'];

/** Passes when no quoted median rests on fewer samples than can bound it. */
export function requireSamples({ variant, scenarios }: ModelResult): void {
  const short = quoted
    .map((name) => ({ name, n: scenarios[name].samples.filter(({ warm_up }) => !warm_up).length }))
    .filter(({ n }) => n < boundsMedian)
    .map(({ name, n }) => `${n} of ${name}`);
  if (short.length > 0) {
    throw new Error(
      `${variant}: too few samples after warm-up: ${short.join(', ')}; a median takes ${boundsMedian}.`,
    );
  }
}
