import { formatNumber } from '../verdicts/format-number.js';
import type { BaselineMetric } from './baseline-metric.js';
import type { Estimate } from './compare-with-processes.js';

/** The estimate with its interval, and what could have been told. */
export function describeComparison(
  value: number,
  { title, unit, change }: BaselineMetric,
  estimate: Estimate,
  minimumDetectableEffect: number,
  processes: number,
): string {
  const { baseline, changeLow, changeHigh } = estimate;
  return (
    `${title} is ${formatNumber(value)} ${unit}, ${formatNumber(baseline)} in the ${processes} processes of the ` +
    `baseline: ${formatChange(estimate.change)} (95 % interval ${formatChange(changeLow)} to ` +
    `${formatChange(changeHigh)}). A ${change} of ${formatPercent(minimumDetectableEffect)} is found 4 times in 5.`
  );
}

/** A signed share for people: 0.052 is +5.2 %. */
export function formatChange(share: number): string {
  const size = formatPercent(Math.abs(share));
  return `${share < 0 && size !== formatPercent(0) ? '−' : '+'}${size}`;
}

function formatPercent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}
