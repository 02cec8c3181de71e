import type { TuningGain } from '@framegate/inference-engine';
import { roundFigure } from '../../analysis/round-figure.js';
import { estimateQuantile, samplesNeeded } from '../../statistics/quantile.js';

/** Rounds that bound a median. */
export const fewestRounds = samplesNeeded(0.5);

/** `null` for too few rounds to bound it. */
export function gainOf(factors: readonly number[]): TuningGain | null {
  const { value, low, high, n } = estimateQuantile(factors, 0.5);
  if (value === null || low === null || high === null) return null;
  return { factor: roundFigure(value), low: roundFigure(low), high: roundFigure(high), rounds: n };
}
