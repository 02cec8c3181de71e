import type { Sample } from '../report/schema/sample-schema.js';
import type { Engine } from '../scenarios/engine.js';
import { roundMs } from '../scenarios/round-ms.js';
import type { SourceImage } from '../scenarios/scenario.js';
import { inferenceSample, unansweredSample } from '../scenarios/timed-inference.js';
import { outcomeOf } from './outcome-of.js';

/** One request of an open loop; milliseconds on the clock of `elapsed`. */
export interface ScheduledRequest {
  readonly image: SourceImage;
  /** When it was to be sent. */
  readonly dueMs: number;
  /** When the generator came to it. */
  readonly sentMs: number;
  readonly level: number;
  readonly group: number | null;
  /** From `dueMs` on; null where it may take as long as it takes. */
  readonly deadlineMs: number | null;
}

/** What became of it, and the error where it failed. */
export interface Settled {
  readonly sample: Sample;
  readonly error?: unknown;
}

/**
 * Sends a request and times it from when it was to be sent. Never rejects.
 * @param signal Gives up what has no answer yet.
 */
export async function sendRequest(
  engine: Engine,
  { image, dueMs, sentMs, level, group, deadlineMs }: ScheduledRequest,
  elapsed: () => number,
  signal: AbortSignal,
): Promise<Settled> {
  const late_ms = roundMs(Math.max(0, sentMs - dueMs));
  const about = () => ({ at_ms: dueMs, total_ms: elapsed() - dueMs, level, late_ms, group });
  const left = deadlineMs === null ? Infinity : dueMs + deadlineMs - elapsed();
  if (left <= 0) return { sample: unansweredSample(image, about(), 'timed-out') };
  try {
    const limits = { signal, ...(left < Infinity && { deadlineMs: left }) };
    return { sample: inferenceSample(image, await engine.infer(image.bytes, limits), about()) };
  } catch (error) {
    const outcome = outcomeOf(error, signal.aborted ? signal.reason : undefined);
    const sample = unansweredSample(image, about(), outcome);
    return outcome === 'failed' ? { sample, error } : { sample };
  }
}
