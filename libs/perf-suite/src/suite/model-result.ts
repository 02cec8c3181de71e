import type { ResolvedModel } from '@framegate/model-registry';
import { collectScenarios } from '../analysis/collect-scenarios.js';
import type { MeasureEvent } from '../measure/events.js';
import type { Measurement } from '../measure/measure-model.js';
import type { ModelError, ModelResult } from '../report/schema/model-schema.js';
import type { ScenarioName } from '../report/schema/scenario-schema.js';
import { modelTargets } from '../targets/report-targets.js';
import { judgeModel } from '../verdicts/judge-model.js';
import type { ModelPlan } from './plan-models.js';

const interruption = { code: 'INTERRUPTED', message: 'Interrupted before it ended.' };

/** What became of one model: `resolved` is null where there was no artifact to measure. */
export function modelResult(
  { manifest, sizeClass, targets }: ModelPlan,
  resolved: ResolvedModel | null,
  names: readonly ScenarioName[],
  { events, error, interrupted }: Measurement,
): ModelResult {
  const scenarios = collectScenarios(names, events, interrupted ? interruption : error);
  const threw = Object.values(scenarios).find(({ state }) => state === 'failed');
  const cause: ModelError | null =
    error ?? (threw?.error ? { ...threw.error, exit_code: null, signal: null } : null);
  const measured: Omit<ModelResult, 'checks'> = {
    variant: manifest.variant,
    family: manifest.family,
    size_class: sizeClass,
    precision: manifest.precision,
    state: interrupted ? 'interrupted' : cause === null ? 'measured' : 'failed',
    error: interrupted ? null : cause,
    ...modelFacts(resolved, events),
    targets: modelTargets(targets),
    regressions: [],
    operators: events.findLast((event) => event.type === 'operators')?.operators ?? null,
    scenarios,
  };
  return { ...measured, checks: judgeModel(measured, targets) };
}

/** What was measured, and how it was opened. */
export function modelFacts(
  resolved: ResolvedModel | null,
  events: readonly MeasureEvent[],
): Pick<ModelResult, 'weights' | 'artifact' | 'engine' | 'image_size' | 'batch'> {
  return {
    weights: resolved && { kind: resolved.weights.kind, id: resolved.weights.id },
    artifact: resolved && artifactRecord(resolved),
    ...engineRecord(events, resolved),
  };
}

function artifactRecord({ artifact }: ResolvedModel): ModelResult['artifact'] {
  const { sha256, bytes, built, buildMs } = artifact;
  return { sha256, bytes, built, build_ms: buildMs };
}

/** As the engine opened it; before that, as it was asked for. */
function engineRecord(
  events: readonly MeasureEvent[],
  resolved: ResolvedModel | null,
): Pick<ModelResult, 'engine' | 'image_size' | 'batch'> {
  const opened = events.find((event) => event.type === 'engine');
  if (opened === undefined) {
    return { engine: null, image_size: resolved?.imageSize ?? null, batch: resolved?.batch ?? null };
  }
  const { workers, threads, image_size, batch } = opened;
  return { engine: { workers, threads }, image_size, batch };
}
