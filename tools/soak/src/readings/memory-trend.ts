import { theilSen } from '@framegate/perf-suite';

/** How memory went over a run. Figures are bytes. */
export interface MemoryTrend {
  readonly name: string;
  readonly first: number;
  readonly last: number;
  /** A request, after the first third; with the lower end of its 95 % interval. */
  readonly growth: number;
  readonly growthLow: number;
  readonly budget: number;
  readonly verdict: 'flat' | 'grows' | 'too few readings';
}

export interface MemorySeries {
  readonly name: string;
  /** The least of each of the run's equal parts. */
  readonly values: readonly number[];
  /** Requests in each part. */
  readonly requestsEach: number;
  /** What a request may leave behind. */
  readonly budget: number;
}

/** Below it a plateau that is still being reached looks like growth. */
const fewest = 30;

/**
 * The first third is warm-up. Memory grows when the rest does by more than the budget with 95 % certainty, and its last
 * half no less than half as fast as the one before: what fills up comes to an end.
 */
export function judgeMemory({ name, values, requestsEach, budget }: MemorySeries): MemoryTrend {
  const settled = values.slice(Math.floor(values.length / 3));
  const common = { name, first: settled[0] ?? NaN, last: settled.at(-1) ?? NaN, budget };
  if (values.length < fewest) {
    return { ...common, growth: NaN, growthLow: NaN, verdict: 'too few readings' };
  }
  const whole = theilSen(settled);
  const middle = settled.length / 2;
  const isDecaying = theilSen(settled.slice(middle)).slope < theilSen(settled.slice(0, middle)).slope / 2;
  const growth = whole.slope / requestsEach;
  const growthLow = whole.low / requestsEach;
  return { ...common, growth, growthLow, verdict: growthLow > budget && !isDecaying ? 'grows' : 'flat' };
}
