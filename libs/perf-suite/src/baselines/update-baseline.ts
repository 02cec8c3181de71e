import { collectScenarios } from '../analysis/collect-scenarios.js';
import { readEnvironment } from '../environment/read-environment.js';
import type { Measurement } from '../measure/measure-model.js';
import { writeFileAtomically } from '../report/write-file-atomically.js';
import { modelFacts } from '../suite/model-result.js';
import { planModels } from '../suite/plan-models.js';
import { resolveModel } from '../suite/resolve-model.js';
import { withMachine } from '../suite/session.js';
import type { MeasuringOptions } from '../suite/suite-options.js';
import { surroundings, type Surroundings } from '../suite/surroundings.js';
import { BaselineRunError } from './baseline-errors.js';
import { baselinePath } from './baseline-path.js';
import { baselineSchemaVersion, type Baseline } from './baseline-schema.js';
import { fingerprintOf, type MeasuredModel } from './fingerprint.js';
import { fewestProcesses } from './judge-regression.js';
import { processMedian } from './process-median.js';

/** As much as a process of a run gives to single inference. */
const processTime = { ms: 20_000, limitMs: 20_000 };

export interface BaselineOptions extends MeasuringOptions {
  readonly variant: string;
  /** Fresh processes to measure. Default 20, the fewest that a regression is judged by. */
  readonly runs?: number;
}

export interface UpdatedBaseline {
  readonly baseline: Baseline;
  readonly path: string;
}

/**
 * Measures single inference in fresh processes and writes what they reached as this machine's baseline of the variant.
 * A baseline is whole or not there: when a process fails or the signal is aborted, the old one is left as it was.
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
  const { registryRoot, variant, runs = fewestProcesses } = options;
  const registry = world.registry(registryRoot);
  await planModels([variant], registry, world.sizeClassOf);
  return withMachine(options, world, async ({ tell, measure, images, signal, directory }) => {
    const environment = await readEnvironment(registryRoot);
    const resolved = await resolveModel(variant, registry, tell);
    const processMedians: number[] = [];
    let model: MeasuredModel = modelFacts(resolved, []);
    for (let run = 1; run <= runs; run++) {
      tell({ type: 'model-started', variant, index: run - 1, total: runs });
      const measurement = await measure(resolved, ['single_inference'], {
        time: processTime,
        run: `${variant}-${run}`,
      });
      signal.throwIfAborted();
      processMedians.push(medianOf(measurement, `Process ${run} of ${runs}`));
      model = modelFacts(resolved, measurement.events);
    }
    const baseline: Baseline = {
      schema_version: baselineSchemaVersion,
      variant,
      fingerprint: fingerprintOf(environment, model, images.record),
      created_at: new Date().toISOString(),
      metrics: { single_inference_ms: { process_medians: processMedians } },
    };
    const path = baselinePath(registryRoot, environment, variant);
    await writeFileAtomically(path, `${JSON.stringify(baseline, null, 2)}\n`);
    await directory.remove();
    return { baseline, path };
  });
}

function medianOf({ events, error }: Measurement, who: string): number {
  const { single_inference } = collectScenarios(['single_inference'], events, error);
  const cause = error ?? single_inference.error;
  const value = processMedian(single_inference);
  if (cause === null && value !== null) return value;
  throw new BaselineRunError(
    `${who} could not measure single inference, and the baseline is left as it was. ` +
      (cause?.message ?? 'It took no sample after warm-up.'),
  );
}
