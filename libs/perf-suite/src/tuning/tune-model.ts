import {
  defaultSettings,
  type EngineOptions,
  type Tuning,
  tuningConditions,
  type TuningGoal,
  tuningGoals,
  tuningSchemaVersion,
} from '@framegate/inference-engine';
import { readEnvironment } from '../environment/read-environment.js';
import { writeFileAtomically } from '../report/write-file-atomically.js';
import { planModels } from '../suite/plan-models.js';
import { resolveModel } from '../suite/resolve-model.js';
import { type Session, withMachine } from '../suite/session.js';
import type { MeasuringOptions } from '../suite/suite-options.js';
import { surroundings, type Surroundings } from '../suite/surroundings.js';
import { describeSettings } from './describe-settings.js';
import { maxWorkersFor } from './max-workers.js';
import { processMeter } from './meter/process-meter.js';
import { type SearchResult, searchSettings } from './search/search-settings.js';
import { tunedImage } from './tuned-image.js';
import { TuningRunError } from './tuning-run-error.js';

/** Runs that a search of a machine with a few cores has, about. */
const usualRuns = 60;
const shortestMs = 90_000;
const longestMs = 600_000;

export interface TuneOptions extends Omit<MeasuringOptions, 'images'> {
  /** A variant of the workspace, or the files of a model. */
  readonly model: string | readonly string[];
  readonly goals: readonly TuningGoal[];
  /** For all goals together, after a first run that tells what a run takes. By default as long as a search of all stages takes. */
  readonly timeMs?: number;
  /** Where the tuning is written. */
  readonly output: string;
}

export interface Tuned {
  readonly tuning: Tuning;
  /** What to know when reading the figures, as sentences. */
  readonly notes: readonly string[];
}

type Model = Pick<EngineOptions, 'family'> & { readonly name: string; readonly files: readonly string[] };

/**
 * Measures which settings of the engine suit a model on this machine, and writes them down for the engine to read. A
 * tuning is whole or not there: when nothing can be measured or the signal is aborted, an old one is left as it was.
 * @throws {UsageError} for a variant that is not there.
 * @throws {TuningRunError} where not even the defaults can be measured.
 * @throws {ReportWriteError} where the file cannot be written.
 * @throws {MachineBusyError} when another measurement holds the machine for too long.
 * @throws the signal's reason.
 */
export function tuneModel(options: TuneOptions): Promise<Tuned> {
  return tuneModelIn(surroundings, options);
}

/** {@link tuneModel} with surroundings of the caller's. */
export async function tuneModelIn(
  world: Surroundings & { readonly tuneEntry?: URL },
  options: TuneOptions,
): Promise<Tuned> {
  const { model, output, registryRoot } = options;
  const registry = world.registry(registryRoot);
  if (typeof model === 'string') await planModels([model], registry, world.sizeClassOf);
  return withMachine(options, world, async (session) => {
    const resolved = typeof model === 'string' ? await resolvedModel(model) : filesModel(model);
    try {
      const conditions = await tuningConditions({ model: resolved.files });
      const searched = await searchGoals(resolved, options, session, world.tuneEntry);
      const choiceOf = (goal: TuningGoal) => searched.results.get(goal)?.choice ?? null;
      const tuning: Tuning = {
        schema_version: tuningSchemaVersion,
        created_at: new Date().toISOString(),
        model: resolved.name,
        conditions,
        latency: choiceOf('latency'),
        throughput: choiceOf('throughput'),
      };
      await writeFileAtomically(output, `${JSON.stringify(tuning, null, 2)}\n`);
      return { tuning, notes: notesOn(searched, session) };
    } finally {
      await session.directory.remove();
    }

    async function resolvedModel(variant: string): Promise<Model> {
      const { family, artifact } = await resolveModel(variant, registry, session.tell);
      return { name: variant, family, files: artifact.files.map(({ path }) => path) };
    }
  });
}

function filesModel(files: readonly string[]): Model {
  return { name: files.join(', '), files };
}

interface Searched {
  readonly results: ReadonlyMap<TuningGoal, SearchResult>;
  readonly maxWorkers: number;
  readonly processors: number;
}

async function searchGoals(
  { name, files, family }: Model,
  { goals, timeMs, modelTimeoutMs = 300_000 }: TuneOptions,
  session: Session,
  entry: URL | undefined,
): Promise<Searched> {
  const { directory, elapsed: now, images, signal, tell } = session;
  const meter = processMeter({
    engine: { model: files, ...(family !== undefined && { family }) },
    image: tunedImage(images.files),
    directory: directory.path,
    timeoutMs: modelTimeoutMs,
    signal,
    ...(entry && { entry }),
  });
  const engineDefaults = defaultSettings();
  const start = now();
  const first = await meter(engineDefaults, 'latency');
  if (first.state === 'failed') throw new TuningRunError(`Cannot measure ${name}: ${first.reason}`);
  const runMs = now() - start;
  const environment = await readEnvironment(directory.path);
  const memoryMb = environment.memory_limit_mb ?? environment.memory_mb;
  const { threads: processors } = engineDefaults;
  const maxWorkers = maxWorkersFor(memoryMb, first.peakMemoryMb);
  const results = new Map<TuningGoal, SearchResult>();
  const asked = tuningGoals.filter((goal) => goals.includes(goal));
  const end = now() + (timeMs ?? asked.length * Math.min(longestMs, Math.max(shortestMs, usualRuns * runMs)));
  for (const [index, goal] of asked.entries()) {
    const result = await searchSettings({
      goal,
      engineDefaults,
      processors,
      maxWorkers,
      takesAnyBatch: first.takesAnyBatch,
      expected: first.scores,
      runMs,
      timeMs: Math.max(0, end - now()) / (asked.length - index),
      meter,
      now,
      onStage: (stage, candidates) => tell({ type: 'tuning-stage', variant: name, goal, stage, candidates }),
      onRun: (settings) => tell({ type: 'tuning-run', variant: name, settings: describeSettings(settings) }),
    });
    results.set(goal, result);
  }
  return { results, maxWorkers, processors };
}

function notesOn({ results, maxWorkers, processors }: Searched, session: Session): string[] {
  const all = [...results.values()];
  const runs = all.reduce((sum, result) => sum + result.runs, 0);
  const busy = all.reduce((sum, result) => sum + result.busyRuns, 0);
  return [
    ...(busy > 0
      ? [`Others used the processors too in ${busy} of ${runs} runs: on a quiet machine more may show.`]
      : []),
    ...(session.wasDisturbed() ? ['Another measurement may have run at the same time.'] : []),
    ...(maxWorkers < processors ? [`Memory has room for no more than ${maxWorkers} workers.`] : []),
  ];
}
