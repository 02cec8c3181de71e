import type { Sample } from '../../report/schema/sample-schema.js';
import { estimateShift, type Shift } from '../../statistics/shift.js';
import { median } from '../../statistics/sorted-quantile.js';
import { measuredSamples } from '../measured-samples.js';

/** Of each third. Neighbouring times depend on each other; medians of so long stretches hardly do. */
const blocks = 10;
const fewestPerBlock = 2;
/** Samples that it takes to tell drift. */
export const driftSamples = 3 * blocks * fewestPerBlock;

/**
 * How much longer the last third took than the first, as a share: the shift between the logarithms of the medians of ten
 * blocks of each. `null` where there are too few samples.
 */
export function drift(samples: readonly Sample[]): Shift | null {
  const times = measuredSamples(samples)
    .toSorted((a, b) => a.at_ms - b.at_ms)
    .map(({ total_ms }) => total_ms);
  if (times.length < driftSamples) return null;
  const third = Math.floor(times.length / 3);
  const { shift, low, high } = estimateShift(
    logMedians(times.slice(0, third)),
    logMedians(times.slice(-third)),
  );
  return { shift: Math.expm1(shift), low: Math.expm1(low), high: Math.expm1(high) };
}

function logMedians(times: readonly number[]): number[] {
  return Array.from({ length: blocks }, (_, block) => {
    const end = (index: number) => Math.floor((index * times.length) / blocks);
    return Math.log(median(times.slice(end(block), end(block + 1))));
  });
}
