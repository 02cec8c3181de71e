import { addRegressions } from '../baselines/add-regressions.js';
import { readBaselines } from '../baselines/read-baselines.js';
import type { Report } from '../report/schema/report-schema.js';
import { readExam } from '../exam/exam-store.js';
import { readEnvironment } from '../environment/read-environment.js';
import { checkTargetOverrides } from '../targets/check-target-overrides.js';
import { modes } from '../modes/modes.js';
import { assembleReport } from './assemble-report.js';
import { keepReport } from './keep-report.js';
import { measurePlans } from './measure-plans.js';
import { planModels } from './plan-models.js';
import { runTimeMs } from './run-time.js';
import { withMachine } from './session.js';
import type { SuiteOptions } from './suite-options.js';
import { surroundings, type Surroundings } from './surroundings.js';

/**
 * Measures models one after another, each in fresh processes, and judges them. A model that cannot be measured costs its
 * own row. When `signal` is aborted the report holds what was measured until then.
 * @throws {UsageError} before anything is measured, for what was asked wrongly.
 * @throws {BaselineReadError} before anything is measured, for a baseline that is none.
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
  const mode = typeof options.mode === 'string' ? modes[options.mode] : options.mode;
  const registry = world.registry(options.registryRoot);
  const plans = await planModels(options.models, registry, world.sizeClassOf, targets);
  const environment = await readEnvironment(options.registryRoot);
  const baselines = await readBaselines(options.registryRoot, environment, options.models);
  return withMachine(options, world, async (session) => {
    const exam = await readExam(options.registryRoot, environment.machine_id);
    const measured = await measurePlans(
      plans,
      registry,
      session,
      mode,
      options.timeMs ?? runTimeMs(plans.length),
    );
    const report = assembleReport({
      mode: mode.name,
      createdAt: session.startedAt,
      durationMs: session.elapsed(),
      models: addRegressions(measured, { environment, images: session.images.record, baselines }),
      images: session.images.record,
      environment,
      exam,
      targets,
      interrupted: session.signal.aborted,
      disturbed: session.wasDisturbed(),
    });
    await keepReport(report, options.output, session);
    return report;
  });
}
