import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { MeasureEvent } from '../measure/events.js';
import { eventFiles } from '../measure/event-files.js';
import type { Measurement } from '../measure/measure-model.js';
import { readEventLog } from '../measure/read-event-log.js';
import { writeFileAtomically } from '../report/write-file-atomically.js';
import { modelErrorSchema } from '../report/schema/model-schema.js';
import { milliseconds } from '../report/schema/units.js';

/** Written when a model has been measured, so that the events beside it are known to be all. */
const endedSchema = z.strictObject({
  error: modelErrorSchema.nullable(),
  run_ms: milliseconds.describe('That the run had taken by then.'),
});

const endedPath = (directory: string, variant: string) => join(directory, `${variant}.ended.json`);
const keptPath = (directory: string, variant: string) => join(directory, `${variant}.kept.jsonl`);

/** What an interrupted run had measured of one model. */
export interface Kept {
  /** Of scenarios that ended, and of the engine they used. */
  readonly events: readonly MeasureEvent[];
  /** All there is to be measured; null where some is missing. */
  readonly measurement: Measurement | null;
  /** That the run had taken when the model ended; 0 where it had not. */
  readonly runMs: number;
}

export async function markEnded(
  directory: string,
  variant: string,
  { error }: Measurement,
  runMs: number,
): Promise<void> {
  await writeFileAtomically(
    endedPath(directory, variant),
    JSON.stringify({ error, run_ms: Math.round(runMs) }),
  );
}

/** Puts what is kept into one file before the processes to come begin theirs anew: killed at any moment, nothing is lost. */
export async function keepMeasured(directory: string, variant: string): Promise<Kept> {
  const files = eventFiles(directory, variant);
  const logs = [keptPath(directory, variant), ...files];
  const events = await Promise.all(logs.map(async (path) => (await readEventLog(path)).events));
  const ended = await readEnded(endedPath(directory, variant));
  if (ended !== null) {
    const all = events.flat();
    return {
      events: all,
      measurement: { events: all, error: ended.error, interrupted: false },
      runMs: ended.run_ms,
    };
  }
  const kept = endedScenarios(events);
  const text = kept.map((event) => `${JSON.stringify(event)}\n`).join('');
  await writeFileAtomically(keptPath(directory, variant), text);
  await Promise.all(files.map((path) => rm(path, { force: true })));
  return { events: kept, measurement: null, runMs: 0 };
}

/** Each scenario from the first log that has its end: a log that was kept may lie beside the one it was made from. */
function endedScenarios(logs: readonly (readonly MeasureEvent[])[]): MeasureEvent[] {
  const kept: MeasureEvent[] = [];
  const seen = new Set<string>();
  for (const log of logs) {
    const ended = log.flatMap((event) => (event.type === 'scenario-ended' ? [event.scenario] : []));
    const fresh = new Set(ended.filter((scenario) => !seen.has(scenario)));
    kept.push(
      ...log.filter((event) => ('scenario' in event ? fresh.has(event.scenario) : event.type === 'engine')),
    );
    for (const scenario of fresh) seen.add(scenario);
  }
  return kept;
}

async function readEnded(path: string): Promise<z.infer<typeof endedSchema> | null> {
  try {
    return endedSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}
