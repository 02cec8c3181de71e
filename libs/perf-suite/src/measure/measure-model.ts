import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeError } from '../errors/describe-error.js';
import type { ModelError } from '../report/schema/model-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { allScenarios } from '../scenarios/all-scenarios.js';
import { costAfter, unknownCost } from '../scenarios/cost.js';
import type { ModelTime } from '../scenarios/time-plan.js';
import { childEnvironment, type ProcessKind } from './child-environment.js';
import { eventFile, processKinds } from './event-files.js';
import { describeEnd } from './describe-end.js';
import type { LiveMessage, MeasureEvent } from './events.js';
import type { Job } from './job.js';
import { readEventLog } from './read-event-log.js';
import { runChild } from './run-child.js';

export interface MeasureRequest extends Pick<Job, 'models' | 'family' | 'budget' | 'images'> {
  /** Names the files in `directory`. */
  readonly variant: string;
  readonly scenarios: readonly ScenarioName[];
  /** Of scenarios that an interrupted run ended: these are not measured again. */
  readonly kept?: readonly MeasureEvent[];
  /** An existing folder for the job and event files. */
  readonly directory: string;
  /** That scenarios keep to, in all of the model's processes together. */
  readonly time: ModelTime;
  /** A process that is still running then is ended; for all of them together, too. */
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
  const start = performance.now();
  const kept = request.kept ?? [];
  const asked = allScenarios.filter(({ name }) => request.scenarios.includes(name) && !hasEnded(name, kept));
  const measured: Measurement[] = [{ events: [...kept], error: null, interrupted: false }];
  for (const kind of processKinds) {
    const scenarios = asked.filter(({ process }) => process === kind).map(({ name }) => name);
    if (scenarios.length === 0) continue;
    const spent = performance.now() - start;
    if (spent >= request.timeoutMs) break;
    const before = measured.flatMap(({ events }) => events);
    const scenariosAfter =
      kind === 'timing' ? asked.filter(({ process }) => process !== kind).map(({ name }) => name) : [];
    const about = { kind, scenarios, scenariosAfter, spent, before };
    measured.push(await measureProcess(request, about).catch((cause: unknown) => unmeasured(cause)));
  }
  return {
    events: measured.flatMap(({ events }) => events),
    error: measured.find(({ error }) => error !== null)?.error ?? null,
    interrupted: measured.some(({ interrupted }) => interrupted),
  };
}

interface ProcessRequest {
  readonly kind: ProcessKind;
  readonly scenarios: ScenarioName[];
  readonly scenariosAfter: ScenarioName[];
  /** Milliseconds of the model's time. */
  readonly spent: number;
  /** What the processes before it found. */
  readonly before: readonly MeasureEvent[];
}

async function measureProcess(
  request: MeasureRequest,
  { kind, scenarios, scenariosAfter, spent, before }: ProcessRequest,
): Promise<Measurement> {
  const { directory, variant, signal, models, family, budget, images, time } = request;
  const events = eventFile(directory, variant, kind);
  const jobPath = join(directory, `${variant}.${kind}.job.json`);
  const job: Job = {
    models,
    family,
    scenarios,
    scenariosAfter,
    budget,
    time: { ms: time.ms - spent, limitMs: time.limitMs - spent },
    cost: costOf(before),
    images,
    events,
  };
  // Events are appended: those of an earlier measurement must not pass for this one's.
  await rm(events, { force: true });
  await writeFile(jobPath, JSON.stringify(job));
  const unwritten: MeasureEvent[] = [];
  const outcome = await runChild({
    entry: request.entry ?? builtEntry(),
    jobPath,
    env: childEnvironment(kind),
    timeoutMs: request.timeoutMs - spent,
    signal,
    onMessage(message) {
      if (message.type === 'unwritten') unwritten.push(message.event);
      else request.onMessage(message);
    },
  });
  const log = await readEventLog(events);
  const all = [...log.events, ...unwritten];
  return {
    events: all,
    error: describeEnd(outcome, { ...log, events: all }, request.timeoutMs),
    interrupted: outcome.endedBy === 'abort',
  };
}

function hasEnded(name: ScenarioName, events: readonly MeasureEvent[]): boolean {
  return events.some((event) => event.type === 'scenario-ended' && event.scenario === name);
}

/** What the system would not do, such as write a file or start a process, costs what it was for. */
function unmeasured(cause: unknown): Measurement {
  const { code, message } = describeError(cause);
  const error = { code, message: `The measuring process could not be started: ${message}` };
  return { events: [], error: { ...error, exit_code: null, signal: null }, interrupted: false };
}

function costOf(events: readonly MeasureEvent[]): Job['cost'] {
  return events.reduce(
    (cost, event) => (event.type === 'sample' ? costAfter(cost, event.scenario, event.sample) : cost),
    unknownCost,
  );
}
