import type { ResolvedModel } from '@framegate/model-registry';
import { describeError } from '../errors/describe-error.js';
import type { Measurement } from '../measure/measure-model.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { PlannedModel, RunPlan } from '../plan/run-plan.js';
import { markEnded, type Kept } from '../resume/kept-measurement.js';
import { budgetFor } from './budget-for.js';
import { modelResult } from './model-result.js';
import { resolveModel } from './resolve-model.js';
import { sharing } from './run-time.js';
import type { Session } from './session.js';
import type { Surroundings } from './surroundings.js';

type Registry = ReturnType<Surroundings['registry']>;

/** A model with its artifact, or what kept it from having one. */
export type Prepared = { readonly planned: PlannedModel } & (
  | { readonly resolved: ResolvedModel }
  | { readonly resolved: null; readonly measurement: Measurement }
);

/** Makes all artifacts before any measurement, so that what is left of the time is known. */
export async function prepareAll(plan: RunPlan, registry: Registry, session: Session): Promise<Prepared[]> {
  const prepared: Prepared[] = [];
  for (const planned of plan.models) prepared.push(await prepare(planned, registry, session));
  return prepared;
}

async function prepare(planned: PlannedModel, registry: Registry, session: Session): Promise<Prepared> {
  const nothing = { events: [], error: null, interrupted: false };
  if (session.signal.aborted) {
    return { planned, resolved: null, measurement: { ...nothing, interrupted: true } };
  }
  try {
    const { variant } = planned.model.manifest;
    return { planned, resolved: await resolveModel(variant, registry, session.tell) };
  } catch (cause) {
    const error = { ...describeError(cause), exit_code: null, signal: null };
    return { planned, resolved: null, measurement: { ...nothing, error } };
  }
}

export interface Measuring {
  readonly plan: RunPlan;
  readonly session: Session;
  readonly modelTimeoutMs: number;
  /** By variant: what an interrupted run had measured. */
  readonly kept: ReadonlyMap<string, Kept>;
  /** That the interrupted run took. */
  readonly earlierMs: number;
  /** Told of each model that was measured now, and how long that took: null where a part of it was measured before. */
  readonly onMeasured: (model: PlannedModel, result: ModelResult, ms: number | null) => Promise<void>;
}

/** Results in the order of the plan. A model that cannot be measured costs its own row. */
export async function measureAll(
  prepared: readonly Prepared[],
  { plan, session, modelTimeoutMs, kept, earlierMs, onMeasured }: Measuring,
): Promise<ModelResult[]> {
  const results = new Map<PlannedModel, ModelResult>();
  const end = ({ planned, resolved }: Prepared, measurement: Measurement) => {
    const scenarios = planned.scenarios.map(({ name }) => name);
    const result = modelResult(planned.model, resolved, scenarios, measurement);
    results.set(planned, result);
    session.tell({ type: 'model-ended', variant: result.variant, result });
    return result;
  };
  const variantOf = ({ planned }: Prepared) => planned.model.manifest.variant;
  const remaining: Prepared[] = [];
  for (const model of largestFirst(prepared)) {
    const measurement = kept.get(variantOf(model))?.measurement;
    if (measurement) end(model, measurement);
    else remaining.push(model);
  }
  const models = remaining.map(({ planned }) => planned);
  const shareTime = sharing(plan, plan.models, models, modelTimeoutMs);
  for (const [index, model] of remaining.entries()) {
    const { planned, resolved } = model;
    const variant = variantOf(model);
    if (!session.signal.aborted) {
      session.tell({ type: 'model-started', variant, index, total: remaining.length });
    }
    if (resolved === null) {
      end(model, model.measurement);
      continue;
    }
    const start = session.elapsed();
    const before = kept.get(variant)?.events ?? [];
    const measurement = await session.measure(
      resolved,
      planned.scenarios.map(({ name }) => name),
      {
        time: shareTime(start, [planned, ...models.slice(index + 1)]),
        budget: budgetFor(planned.model.targets, plan.mode),
        kept: before,
      },
    );
    const result = end(model, measurement);
    if (measurement.interrupted) continue;
    await markEnded(session.directory.path, variant, measurement, earlierMs + session.elapsed());
    await onMeasured(planned, result, before.length > 0 ? null : session.elapsed() - start);
  }
  return plan.models.map((model) => results.get(model)!);
}

/** Large models are slow by and large: what their fewest repetitions take too long, the others make up for with fewer. */
function largestFirst(models: readonly Prepared[]): Prepared[] {
  const bytes = ({ resolved }: Prepared) => resolved?.artifact.bytes ?? 0;
  return models.toSorted((a, b) => bytes(b) - bytes(a));
}
