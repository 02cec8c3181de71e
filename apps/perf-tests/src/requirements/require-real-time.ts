import type { ModelResult } from '@framegate/perf-suite';

/** Passes when half of the single inferences, warm-up left out, are within the target: what a caller usually waits. */
export function requireRealTime({ variant, scenarios, targets }: ModelResult): void {
  const median = scenarios.single_inference?.statistics['total_ms']?.p50.value ?? null;
  if (median === null) throw new Error(`${variant}: no single inference was measured.`);
  if (median >= targets.real_time_target_ms) {
    throw new Error(
      `${variant}: a single inference takes ${median.toFixed(1)} ms in the median; ` +
        `asked is below ${targets.real_time_target_ms}.`,
    );
  }
}
