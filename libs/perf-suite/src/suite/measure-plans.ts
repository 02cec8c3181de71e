import type { ResolvedModel } from '@framegate/model-registry';
import { describeError } from '../errors/describe-error.js';
import type { Measurement } from '../measure/measure-model.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { Mode } from '../modes/mode.js';
import type { Budget } from '../scenarios/budget.js';
import type { Targets } from '../targets/targets.js';
import { modelResult } from './model-result.js';
import type { ModelPlan } from './plan-models.js';
import { resolveModel } from './resolve-model.js';
import { shareTime } from './run-time.js';
import type { Session } from './session.js';
import type { Surroundings } from './surroundings.js';

type Registry = ReturnType<Surroundings['registry']>;

/** A model with its artifact, or what kept it from having one. */
type Prepared = { readonly plan: ModelPlan } & (
  | { readonly resolved: ResolvedModel }
  | { readonly resolved: null; readonly measurement: Measurement }
);

/** Results in the order of the plans. A model that cannot be measured costs its own row. */
export async function measurePlans(
  plans: readonly ModelPlan[],
  registry: Registry,
  session: Session,
  mode: Mode,
  timeMs: number,
): Promise<ModelResult[]> {
  // All artifacts before any measurement, so that what is left of the time is known.
  const prepared: Prepared[] = [];
  for (const plan of plans) prepared.push(await prepare(plan, registry, session));
  const results = new Map<ModelPlan, ModelResult>();
  for (const [index, model] of largestFirst(prepared).entries()) {
    const { plan } = model;
    const { variant } = plan.manifest;
    if (!session.signal.aborted) {
      session.tell({ type: 'model-started', variant, index, total: plans.length });
    }
    const time = shareTime(timeMs - session.elapsed(), plans.length - index);
    const measurement =
      model.resolved === null
        ? model.measurement
        : await session.measure(model.resolved, mode.scenarios, {
            time,
            budget: budgetFor(plan.targets, mode),
          });
    const result = modelResult(plan, model.resolved, mode.scenarios, measurement);
    results.set(plan, result);
    session.tell({ type: 'model-ended', variant, result });
  }
  return plans.map((plan) => results.get(plan)!);
}

async function prepare(plan: ModelPlan, registry: Registry, session: Session): Promise<Prepared> {
  const nothing = { events: [], error: null, interrupted: false };
  if (session.signal.aborted) {
    return { plan, resolved: null, measurement: { ...nothing, interrupted: true } };
  }
  try {
    return { plan, resolved: await resolveModel(plan.manifest.variant, registry, session.tell) };
  } catch (cause) {
    const error = { ...describeError(cause), exit_code: null, signal: null };
    return { plan, resolved: null, measurement: { ...nothing, error } };
  }
}

/** Large models are slow by and large: what their fewest repetitions take too long, the others make up for with fewer. */
function largestFirst(models: readonly Prepared[]): Prepared[] {
  const bytes = ({ resolved }: Prepared) => resolved?.artifact.bytes ?? 0;
  return models.toSorted((a, b) => bytes(b) - bytes(a));
}

function budgetFor({ concurrentResponseMs, inferenceMs: ms }: Targets, { budget }: Mode): Budget {
  const { concurrent, server, cameras } = budget;
  return {
    ...budget,
    concurrent: { ...concurrent, waitMs: concurrentResponseMs },
    server: { ...server, target: { ...server.target, ms } },
    cameras: { ...cameras, target: { ...cameras.target, ms } },
  };
}
