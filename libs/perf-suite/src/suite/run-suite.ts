import { addRegressions } from '../baselines/add-regressions.js';
import { readBaselines } from '../baselines/read-baselines.js';
import type { Report } from '../report/schema/report-schema.js';
import { readExam } from '../exam/exam-store.js';
import { readEnvironment } from '../environment/read-environment.js';
import { planRecord } from '../plan/plan-record.js';
import type { RunPlan } from '../plan/run-plan.js';
import { rememberCost } from '../plan/remember-cost.js';
import { askedOf } from '../resume/asked.js';
import { conditionsOf } from '../resume/conditions.js';
import { findInterruptedRun, type InterruptedRun } from '../resume/find-run.js';
import { asPlannedBefore, beginRun, continueRun } from '../resume/progress.js';
import { checkRetry, retriedNote, withRetried } from '../resume/retry.js';
import { checkTargetOverrides } from '../targets/check-target-overrides.js';
import { assembleReport } from './assemble-report.js';
import { keepReport } from './keep-report.js';
import { measureAll, prepareAll } from './measure-plans.js';
import { planSuiteIn } from './plan-suite.js';
import { defaultModelTimeoutMs, withMachine, type Session } from './session.js';
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
  const { registryRoot, retry } = options;
  const targets = checkTargetOverrides(options.targets ?? {});
  const made = await planSuiteIn(world, options);
  options.onEvent?.({ type: 'planned', plan: made });
  const asked = askedOf(made, options);
  const modelTimeoutMs = options.modelTimeoutMs ?? defaultTimeoutMs(made);
  let interrupted: InterruptedRun | undefined;
  const openDirectory = async () => {
    interrupted = await findInterruptedRun(registryRoot, asked);
    return interrupted.directory;
  };

  const measure = async (session: Session): Promise<Report> => {
    const plan = interrupted === undefined ? made : asPlannedBefore(made, interrupted);
    const registry = world.registry(registryRoot);
    const environment = await readEnvironment(registryRoot);
    const conditions = conditionsOf(environment, session.images.record);
    const prepared = await prepareAll(plan, registry, session);
    if (retry !== undefined) await checkedRetry(() => checkRetry(retry, conditions, prepared), session);
    const beginning = { plan, asked, conditions, prepared, startedAt: session.startedAt };
    const progress =
      interrupted === undefined
        ? await beginRun({ ...beginning, directory: session.directory.path })
        : await continueRun(interrupted, beginning);
    const models = await measureAll(prepared, {
      ...progress,
      plan,
      session,
      modelTimeoutMs,
      onMeasured: async (planned, result, totalMs) => {
        const work = await world.workOf(planned.model.manifest);
        const machine = environment.machine_id;
        await rememberCost({
          root: registryRoot,
          machine,
          mode: plan.mode.name,
          planned,
          work,
          result,
          totalMs,
        });
      },
    });
    const all = retry === undefined ? models : withRetried(retry, plan, models);
    const { record: images } = session.images;
    const variants = all.map(({ variant }) => variant);
    const baselines = await readBaselines(registryRoot, environment, variants);
    return assembleReport({
      mode: plan.mode.name,
      createdAt: progress.startedAt,
      durationMs: progress.earlierMs + session.elapsed() + (retry?.duration_ms ?? 0),
      models: addRegressions(all, { environment, images, baselines }),
      images,
      environment,
      exam: await readExam(registryRoot, environment.machine_id),
      targets,
      interrupted: session.signal.aborted,
      disturbed: session.wasDisturbed(),
      plan: retry?.plan ?? planRecord(plan),
      history: [...progress.notes, ...(retry === undefined ? [] : [retriedNote(retry, models)])],
    });
  };

  return withMachine(
    { ...options, modelTimeoutMs },
    world,
    async (session) => {
      const report = await measure(session);
      await keepReport(report, options.output, session, { keepsEvents: session.signal.aborted });
      return report;
    },
    {
      ...(made.mode.images && { images: made.mode.images }),
      ...(options.resume && { openDirectory }),
    },
  );
}

/** Of the time of a run: a model that is still running then hangs. */
const patience = 2;

function defaultTimeoutMs({ mode, timeMs }: RunPlan): number {
  if (timeMs === null) return mode.full?.modelTimeoutMs ?? defaultModelTimeoutMs;
  return Math.max(defaultModelTimeoutMs, patience * timeMs);
}

/** A refusal leaves no folder behind that looks like a run. */
async function checkedRetry(check: () => void, { directory }: Session): Promise<void> {
  try {
    check();
  } catch (error) {
    await directory.remove();
    throw error;
  }
}
