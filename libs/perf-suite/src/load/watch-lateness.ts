import { roundMs } from '../scenarios/round-ms.js';
import type { ScenarioContext } from '../scenarios/scenario.js';
import { ascending, median, sortedQuantile } from '../statistics/sorted-quantile.js';

/** Of the median latency: a generator that is later adds to what it measures. */
const tolerable = 0.1;
/** What the timers and the scheduler of a machine take by themselves. */
const noiseMs = 1;

/** How late a generator was, as far as its samples tell. */
export interface Lateness {
  /** Records it, and flags what is too late to measure by. */
  report(): void;
}

/** A context that notes how late what is recorded in it was sent. */
export function watchLateness(plain: ScenarioContext): {
  readonly context: ScenarioContext;
  readonly lateness: Lateness;
} {
  const lateMs: number[] = [];
  const totalMs: number[] = [];
  const recorder: ScenarioContext['recorder'] = {
    ...plain.recorder,
    sample(sample) {
      if (sample.late_ms !== undefined) {
        lateMs.push(sample.late_ms);
        totalMs.push(sample.total_ms);
      }
      plain.recorder.sample(sample);
    },
  };
  const report = () => {
    if (lateMs.length === 0) return;
    const p99 = roundMs(sortedQuantile(ascending(lateMs), 0.99));
    plain.recorder.integrity({ generator_late_p99_ms: p99 });
    const most = Math.max(noiseMs, tolerable * median(totalMs));
    if (p99 <= most) return;
    plain.recorder.flag({
      code: 'late-generator',
      message: `One request in a hundred was sent ${p99} ms late or more: latencies hold what the sending took, not only the answering.`,
    });
  };
  return { context: { ...plain, recorder }, lateness: { report } };
}
