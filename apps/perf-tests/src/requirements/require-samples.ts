import type { ModelResult, ScenarioName } from '@framegate/perf-suite';
import { mustSettle } from './must-settle.js';

/** The fewest samples whose extremes bound a median with 95 %: 2 · 0.5⁶ < 5 %. */
const boundsMedian = 6;

/** The scenarios whose medians are quoted. */
const quoted: readonly ScenarioName[] = ['load', 'single_inference', 'concurrent'];

const isWantOfTime = (code: string) => code === 'cut-short' || code === 'no-time-left';

/**
 * Passes when no quoted median rests on fewer samples than can bound it. Where time was too short for more, as the
 * report says, passes too, unless the caller demands a verdict.
 */
export function requireSamples({ variant, scenarios }: ModelResult): void {
  const short = quoted
    .filter((name) => mustSettle() || !scenarios[name]?.flags.some(({ code }) => isWantOfTime(code)))
    .map((name) => ({
      name,
      n: (scenarios[name]?.samples ?? []).filter(
        ({ warm_up, outcome = 'answered' }) => !warm_up && outcome === 'answered',
      ).length,
    }))
    .filter(({ n }) => n < boundsMedian)
    .map(({ name, n }) => `${n} of ${name}`);
  if (short.length > 0) {
    throw new Error(
      `${variant}: too few samples after warm-up: ${short.join(', ')}; a median takes ${boundsMedian}.`,
    );
  }
}
