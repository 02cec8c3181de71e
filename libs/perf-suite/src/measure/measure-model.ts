import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ModelError } from '../report/schema/model-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { allScenarios } from '../scenarios/all-scenarios.js';
import { childEnvironment, type ProcessKind } from './child-environment.js';
import { describeEnd } from './describe-end.js';
import type { LiveMessage, MeasureEvent } from './events.js';
import type { Job } from './job.js';
import { readEventLog } from './read-event-log.js';
import { runChild } from './run-child.js';

export interface MeasureRequest extends Pick<Job, 'models' | 'family' | 'budget' | 'images'> {
  /** Names the files in `directory`. */
  readonly variant: string;
  readonly scenarios: readonly ScenarioName[];
  /** An existing folder for the job and event files. */
  readonly directory: string;
  /** For all of the model's processes together. */
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
  readonly onMessage: (message: LiveMessage) => void;
  /** The measuring process's built code. */
  readonly entry?: URL;
}

export interface Measurement {
  /** Of both processes, in the order they happened. */
  readonly events: MeasureEvent[];
  readonly error: ModelError | null;
  readonly interrupted: boolean;
}

const builtEntry = () => new URL(import.meta.resolve('#measure-child'));

/**
 * Measures one model in two fresh processes: the timing scenarios with the caller's allocator, then the memory scenarios.
 * One that crashes, hangs or is killed costs what it had not yet measured, and the other goes on.
 */
export async function measureModel(request: MeasureRequest): Promise<Measurement> {
  const deadline = performance.now() + request.timeoutMs;
  const measured: Measurement[] = [];
  for (const kind of ['timing', 'memory'] as const) {
    const scenarios = allScenarios.filter(
      ({ name, process }) => process === kind && request.scenarios.includes(name),
    );
    if (scenarios.length === 0) continue;
    const left = deadline - performance.now();
    if (left <= 0) break;
    measured.push(
      await measureProcess(
        request,
        kind,
        scenarios.map(({ name }) => name),
        left,
      ),
    );
  }
  return {
    events: measured.flatMap(({ events }) => events),
    error: measured.find(({ error }) => error !== null)?.error ?? null,
    interrupted: measured.some(({ interrupted }) => interrupted),
  };
}

async function measureProcess(
  request: MeasureRequest,
  kind: ProcessKind,
  scenarios: ScenarioName[],
  timeoutMs: number,
): Promise<Measurement> {
  const { directory, variant, signal, models, family, budget, images } = request;
  const events = join(directory, `${variant}.${kind}.jsonl`);
  const jobPath = join(directory, `${variant}.${kind}.job.json`);
  const job: Job = { models, family, scenarios, budget, images, events };
  // Events are appended: those of an earlier measurement must not pass for this one's.
  await rm(events, { force: true });
  await writeFile(jobPath, JSON.stringify(job));
  const outcome = await runChild({
    entry: request.entry ?? builtEntry(),
    jobPath,
    env: childEnvironment(kind),
    timeoutMs,
    signal,
    onMessage: request.onMessage,
  });
  const log = await readEventLog(events);
  return {
    events: log.events,
    error: describeEnd(outcome, log, request.timeoutMs),
    interrupted: outcome.endedBy === 'abort',
  };
}
