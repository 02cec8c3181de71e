import type { Recorder } from '../scenarios/scenario.js';
import type { LoadTarget } from './late-share.js';

/** What the levels of a scenario were held to, as figures of it. */
export function recordTarget(recorder: Recorder, { ms, percentile, confidence }: LoadTarget): void {
  recorder.figures({
    target_ms: ms,
    target_percentile: percentile,
    confidence_rate: confidence,
  });
}
