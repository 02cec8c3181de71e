import { describeError } from '../errors/describe-error.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { Report } from '../report/schema/report-schema.js';
import { scenarioNames } from '../report/schema/scenario-schema.js';
import { writeReport } from '../report/write-report.js';
import { readEnvironment } from '../environment/read-environment.js';
import { checkTargetOverrides } from '../targets/check-target-overrides.js';
import { assembleReport } from './assemble-report.js';
import { modelResult } from './model-result.js';
import { planModels, type ModelPlan } from './plan-models.js';
import { resolveModel } from './resolve-model.js';
import { withMachine, type Session } from './session.js';
import type { SuiteOptions } from './suite-options.js';
import { surroundings, type Surroundings } from './surroundings.js';
import { UnwrittenReportError } from './unwritten-report-error.js';

/**
 * Measures models one after another, each in fresh processes, and judges them. A model that cannot be measured costs its
 * own row. When `signal` is aborted the report holds what was measured until then.
 * @throws {UsageError} before anything is measured, for what was asked wrongly.
 * @throws {MachineBusyError} when another measurement holds the machine for too long.
 * @throws {UnwrittenReportError} with the report, when it cannot be written.
 * @throws the signal's reason when it is aborted before the machine is held.
 */
export function runSuite(options: SuiteOptions): Promise<Report> {
  return runSuiteIn(surroundings, options);
}

/** {@link runSuite} with surroundings of the caller's. */
export async function runSuiteIn(world: Surroundings, options: SuiteOptions): Promise<Report> {
  const targets = checkTargetOverrides(options.targets ?? {});
  const registry = world.registry(options.registryRoot);
  const plans = await planModels(options.models, registry, world.sizeClassOf, targets);
  return withMachine(options, world, async (session) => {
    const environment = await readEnvironment(options.registryRoot);
    const models: ModelResult[] = [];
    for (const [index, plan] of plans.entries()) {
      const { variant } = plan.manifest;
      if (!session.signal.aborted) {
        session.tell({ type: 'model-started', variant, index, total: plans.length });
      }
      const result = await measurePlan(plan, registry, session);
      models.push(result);
      session.tell({ type: 'model-ended', variant, result });
    }
    const report = assembleReport({
      mode: options.mode,
      createdAt: session.startedAt,
      durationMs: session.elapsed(),
      models,
      images: session.images.record,
      environment,
      targets,
      interrupted: session.signal.aborted,
      disturbed: session.wasDisturbed(),
    });
    await keepReport(report, options.output, session);
    return report;
  });
}

async function measurePlan(
  plan: ModelPlan,
  registry: ReturnType<Surroundings['registry']>,
  session: Session,
): Promise<ModelResult> {
  const nothing = { events: [], error: null, interrupted: false };
  if (session.signal.aborted) return modelResult(plan, null, { ...nothing, interrupted: true });
  try {
    const resolved = await resolveModel(plan.manifest.variant, registry, session.tell);
    return modelResult(plan, resolved, await session.measure(resolved, scenarioNames));
  } catch (error) {
    return modelResult(plan, null, {
      ...nothing,
      error: { ...describeError(error), exit_code: null, signal: null },
    });
  }
}

async function keepReport(report: Report, output: string | undefined, session: Session): Promise<void> {
  if (output !== undefined) {
    await writeReport(report, output).catch((cause: unknown) => {
      throw new UnwrittenReportError(report, session.directory.path, cause as Error);
    });
    session.tell({ type: 'report-written', path: output });
  }
  await session.directory.remove();
}
