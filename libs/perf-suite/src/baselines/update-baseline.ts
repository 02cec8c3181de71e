import { rm } from 'node:fs/promises';
import { collectScenarios } from '../analysis/collect-scenarios.js';
import { readEnvironment } from '../environment/read-environment.js';
import { UsageError } from '../errors/usage-error.js';
import { isDisturbance } from '../integrity/is-disturbance.js';
import type { Measurement } from '../measure/measure-model.js';
import { writeFileAtomically } from '../report/write-file-atomically.js';
import { modelFacts } from '../suite/model-result.js';
import { planModels } from '../suite/plan-models.js';
import { resolveModel } from '../suite/resolve-model.js';
import { withMachine } from '../suite/session.js';
import type { MeasuringOptions } from '../suite/suite-options.js';
import { surroundings, type Surroundings } from '../suite/surroundings.js';
import { BaselineRunError } from './baseline-errors.js';
import { baselinePath, partialBaselinePath } from './baseline-path.js';
import {
  baselineSchemaVersion,
  type Baseline,
  type Fingerprint,
  type ProcessRecord,
} from './baseline-schema.js';
import { fingerprintDifferences, fingerprintOf } from './fingerprint.js';
import { formatBaseline } from './format-baseline.js';
import { fewestProcesses } from './pair-metrics.js';
import { readBaseline } from './read-baseline.js';
import { spreadOf } from './spread.js';
import { readMetric, summariseProcess } from './summarise-process.js';

/** As much as a quick run of four models gives to each. */
const processTimeMs = 30_000;

/** Those that a baseline's metrics are taken from. */
const scenarioNames = ['single_inference', 'load', 'batch', 'memory'] as const;

export interface BaselineOptions extends MeasuringOptions {
  readonly variant: string;
  /** Fresh processes to measure. Default 20, the fewest that a regression is judged by. */
  readonly runs?: number;
  /** For each process. Default 30,000; a slow model needs more for six single inferences. */
  readonly timeMs?: number;
  /** Goes on with the processes of an update that did not end. Default false: they are dropped. */
  readonly resume?: boolean;
}

export interface UpdatedBaseline {
  readonly baseline: Baseline;
  readonly path: string;
  /** Why processes that were measured now say less than they should, a sentence each. */
  readonly disturbances: readonly string[];
}

/**
 * Measures a variant in fresh processes and writes what they reached as this machine's baseline of it.
 * A baseline is whole or not there: when a process fails or the signal is aborted, the old one is left as it was, and what
 * was measured is kept for `resume`.
 * @throws {BaselineRunError} for a process that could not measure.
 * @throws the signal's reason, and what `runSuite` throws.
 */
export function updateBaseline(options: BaselineOptions): Promise<UpdatedBaseline> {
  return updateBaselineIn(surroundings, options);
}

/** {@link updateBaseline} with surroundings of the caller's. */
export async function updateBaselineIn(
  world: Surroundings,
  options: BaselineOptions,
): Promise<UpdatedBaseline> {
  const { registryRoot, variant, runs = fewestProcesses, timeMs = processTimeMs, resume = false } = options;
  const registry = world.registry(registryRoot);
  await planModels([variant], registry, world.sizeClassOf);
  return withMachine(options, world, async ({ tell, measure, images, signal, directory }) => {
    const environment = await readEnvironment(registryRoot);
    const partial = partialBaselinePath(registryRoot, environment, variant);
    const earlier = resume ? await readBaseline(partial) : null;
    const resolved = await resolveModel(variant, registry, tell);
    const disturbances: string[] = [];
    let baseline: Baseline | null = earlier;
    for (let run = (earlier?.processes.length ?? 0) + 1; baseline === null || run <= runs; run++) {
      tell({ type: 'model-started', variant, index: run - 1, total: runs });
      const measurement = await measure(resolved, scenarioNames, {
        time: { ms: timeMs, limitMs: timeMs },
        run: `${variant}-${run}`,
      });
      signal.throwIfAborted();
      const summary = summaryOf(measurement, `Process ${run} of ${runs}`);
      disturbances.push(...disturbanceOf(measurement));
      const model = modelFacts(resolved, measurement.events);
      const fingerprint = fingerprintOf(environment, model, images.record);
      if (baseline !== null) refuseToMix(baseline.fingerprint, fingerprint, run);
      baseline = baselineOf(variant, fingerprint, [...(baseline?.processes ?? []), summary]);
      await writeFileAtomically(partial, formatBaseline(baseline));
    }
    const path = baselinePath(registryRoot, environment, variant);
    await writeFileAtomically(path, formatBaseline(baseline));
    await rm(partial, { force: true });
    await directory.remove();
    return { baseline, path, disturbances };
  });
}

function baselineOf(variant: string, fingerprint: Fingerprint, processes: ProcessRecord[]): Baseline {
  return {
    schema_version: baselineSchemaVersion,
    variant,
    created_at: new Date().toISOString(),
    fingerprint,
    spread: spreadOf(processes),
    processes,
  };
}

function refuseToMix(earlier: Fingerprint, current: Fingerprint, run: number): void {
  const differences = fingerprintDifferences(earlier, current);
  if (differences.length === 0) return;
  throw new UsageError(
    `Expected process ${run} to be taken like those before, got another ${differences.join(', ')}. ` +
      'Measure all of them anew, without --resume.',
  );
}

/** The first one of a process: the others are most likely of the same cause. */
function disturbanceOf({ events }: Measurement): string[] {
  return events
    .flatMap((event) => (event.type === 'flag' && isDisturbance(event.flag) ? [event.flag.message] : []))
    .slice(0, 1);
}

/** Without a single inference there is nothing that a process could stand for. */
function summaryOf({ events, error }: Measurement, who: string): ProcessRecord {
  const scenarios = collectScenarios(scenarioNames, events, error);
  const cause = error ?? Object.values(scenarios).find((scenario) => scenario.error !== null)?.error ?? null;
  const reading = readMetric('single_inference_ms', scenarios);
  const few = typeof reading === 'string' ? `${reading} Give each process more time.` : null;
  const why = cause?.message ?? few;
  if (why === null) return summariseProcess(scenarios);
  throw new BaselineRunError(`${who} could not be measured, and the baseline is left as it was. ${why}`);
}
