import { formatNumber, isOrAre } from '../format-number.js';
import type { Judge } from '../judge.js';

/** Few inferences tell large leaks alone: what memory is still settling into is smaller. */
const largeLeakKb = 1024;

/** Arenas go on settling for a round or two of the images after warm-up: with fewer readings that passes for growth. */
const fewestReadings = 30;

export const memoryGrowth: Judge = {
  metric: 'memory_growth_per_inference_kb',
  comparison: 'below',
  scenario: 'memory',
  target: () => largeLeakKb,
  judge({ figures }) {
    const { growth_readings: n = 0, growth_kb: value, growth_low_kb: low, growth_high_kb: high } = figures;
    if (value === undefined || low === undefined || high === undefined || n < fewestReadings) {
      return {
        verdict: 'inconclusive',
        n,
        reason: `It takes ${fewestReadings} readings of memory after warm-up to tell growth, and there ${isOrAre(n)} ${n}.`,
      };
    }
    const limit = formatNumber(figures['detection_limit_kb'] ?? NaN);
    return {
      verdict: low >= largeLeakKb ? 'fail' : high < largeLeakKb ? 'pass' : 'inconclusive',
      value,
      low,
      high,
      n,
      reason:
        `Memory changes by ${formatNumber(value)} KB an inference (95 % interval ${formatNumber(low)} to ` +
        `${formatNumber(high)}); asked is below ${largeLeakKb}. These ${n} inferences cannot see less than ${limit} KB.`,
    };
  },
};
