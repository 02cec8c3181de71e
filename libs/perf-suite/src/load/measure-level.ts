import type { Engine } from '../scenarios/engine.js';
import { imageAt } from '../scenarios/image-at.js';
import type { ScenarioContext } from '../scenarios/scenario.js';
import { timedInference, unansweredSample } from '../scenarios/timed-inference.js';
import type { Held } from './late-share.js';
import { type LevelPlan, LevelRecord } from './level-record.js';
import { runOpenLoop } from './open-loop.js';
import { sendRequest } from './send-request.js';

/** A request's moment, in milliseconds from the start of its level. */
export interface Due {
  readonly dueMs: number;
  /** What the report has as the sample's group. */
  readonly group?: number;
}

/** A request whose time has come. */
export interface DueRequest {
  /** Resolves when it is settled. */
  readonly serve: () => Promise<void>;
  /** Says that it made way for a newer one. */
  readonly supersede: () => void;
}

export interface Level extends Omit<LevelPlan, 'requests'> {
  readonly schedule: readonly Due[];
  /** After which the engine gives a request up; null or left out to wait for every answer. */
  readonly deadlineMs?: number | null;
  /** Brings a request to the engine; straight where left out. Resolves when it is settled. */
  readonly offer?: (request: DueRequest, due: Due) => Promise<void>;
}

/** Before the first request, so that it is on time. */
const leadMs = 5;

/** That answers are waited for after the last request, at least. */
const patienceMs = 1_000;

/**
 * Sends one level of load as an open loop, and records what became of each request and whether the target was held.
 * @throws what the first request that failed was rejected with, once the others are settled.
 */
export async function measureLevel(
  context: ScenarioContext,
  engine: Engine,
  { schedule, deadlineMs = null, offer = ({ serve }) => serve(), ...plan }: Level,
): Promise<Held> {
  const { elapsed, until, images, timeLeft, recorder } = context;
  const { level, target } = plan;
  const record = new LevelRecord({ ...plan, requests: schedule.length }, recorder);
  const failures: unknown[] = [];
  // When it is answered, what an earlier level gave up has left the worker.
  recorder.sample(await timedInference(context, engine, imageAt(images, 0), { warm_up: true, level }));
  const startMs = elapsed() + leadMs;

  const send = (due: Due, index: number) => {
    const image = imageAt(images, index);
    const dueMs = startMs + due.dueMs;
    const about = { dueMs, sentMs: elapsed(), level, group: due.group ?? null };
    const serve = async () => {
      const request = { image, ...about, deadlineMs };
      const { sample, error } = await sendRequest(engine, request, elapsed, record.signal);
      record.settle(sample);
      if (error !== undefined) failures.push(error);
    };
    const supersede = () => {
      const { group } = about;
      const waited = { at_ms: dueMs, total_ms: elapsed() - dueMs, level, group };
      record.settle(unansweredSample(image, waited, 'superseded'));
    };
    return offer({ serve, supersede }, due);
  };

  const over = new AbortController();
  const lastMs = startMs + (schedule.at(-1)?.dueMs ?? 0) + Math.max(patienceMs, 2 * (target?.ms ?? 0));
  const overtime = until(Math.max(lastMs, elapsed() + timeLeft()), over.signal).then(() => {
    if (!over.signal.aborted) record.giveUp('The time of the level is over.');
  });
  await runOpenLoop({
    schedule,
    dueMs: (due) => startMs + due.dueMs,
    until: (ms) => until(ms, record.signal),
    send,
    signal: record.signal,
  });
  over.abort();
  await overtime;
  const held = record.end();
  if (failures.length > 0) throw failures[0];
  return held;
}
