import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { collectScenarios } from '../analysis/collect-scenarios.js';
import { childEnvironment } from '../measure/child-environment.js';
import { describeEnd } from '../measure/describe-end.js';
import { readEventLog } from '../measure/read-event-log.js';
import { runChild } from '../measure/run-child.js';
import type { Leak } from '../report/schema/leak-schema.js';
import { ExamError } from './exam-error.js';
import type { LeakPlant } from './leak-plants.js';
import type { LeakSubject } from './leak-subject.js';
import type { LeakTrialJob } from './leak-trial-job.js';

/** 200 readings, five inferences apart. */
const inferences = 1000;

const timeoutMs = 300_000;

const entry = () => new URL(import.meta.resolve('#leak-exam-child'));

/**
 * What the detector says of one fresh process in which `plant` grows.
 * @throws {ExamError} when the process did not end well. @throws the signal's reason when it is aborted.
 */
export async function runLeakTrial(
  { directory, models, family, images }: LeakSubject,
  plant: LeakPlant,
  signal: AbortSignal,
): Promise<Leak> {
  const name = randomUUID();
  const events = join(directory, `${name}.jsonl`);
  const jobPath = join(directory, `${name}.json`);
  const job: LeakTrialJob = { models, family, images, events, plant, inferences };
  await writeFile(jobPath, JSON.stringify(job));
  const env = childEnvironment('memory');
  const outcome = await runChild({
    entry: entry(),
    jobPath,
    env,
    timeoutMs,
    signal,
    onMessage: () => undefined,
  });
  signal.throwIfAborted();
  const log = await readEventLog(events);
  const error = describeEnd(outcome, log, timeoutMs);
  const { leak } = collectScenarios(['leak'], log.events, error);
  if (leak.state !== 'complete' || leak.leak === null) {
    const cause = error ?? leak.error;
    throw new ExamError(
      `Expected a measured process in the exam of the leak detector, got none: ${cause?.message ?? 'it measured nothing'}`,
    );
  }
  return leak.leak;
}
