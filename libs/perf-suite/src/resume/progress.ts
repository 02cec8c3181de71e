import { UsageError } from '../errors/usage-error.js';
import type { RunPlan } from '../plan/run-plan.js';
import type { Prepared } from '../suite/measure-plans.js';
import { differencesOf, type Conditions } from './conditions.js';
import type { InterruptedRun } from './find-run.js';
import { keepMeasured, type Kept } from './kept-measurement.js';
import { writeRunRecord, type Asked } from './run-record.js';

/** How far a run had come when it began. */
export interface Progress {
  readonly startedAt: Date;
  /** By variant. */
  readonly kept: ReadonlyMap<string, Kept>;
  /** Milliseconds that it had taken by the end of its last whole model. */
  readonly earlierMs: number;
  /** What the reader of its report must know. */
  readonly notes: readonly string[];
}

export interface Beginning {
  readonly directory: string;
  readonly startedAt: Date;
  readonly asked: Asked;
  readonly plan: RunPlan;
  readonly conditions: Conditions;
  readonly prepared: readonly Prepared[];
}

/** Writes down what is to be measured, so that the run can be continued. */
export async function beginRun(beginning: Beginning): Promise<Progress> {
  const { directory, startedAt, asked, plan, conditions, prepared } = beginning;
  await writeRunRecord(directory, {
    started_at: startedAt.toISOString(),
    asked,
    planned: Object.fromEntries(
      plan.models.map(({ model, scenarios }) => [model.manifest.variant, scenarios.map(({ name }) => name)]),
    ),
    conditions,
    artifacts: artifactsOf(prepared),
  });
  return { startedAt, kept: new Map(), earlierMs: 0, notes: [] };
}

/**
 * Takes up what an interrupted run had measured.
 * @throws {UsageError} where what is measured now would be something else.
 */
export async function continueRun(
  { directory, record }: InterruptedRun,
  { conditions, prepared }: Pick<Beginning, 'conditions' | 'prepared'>,
): Promise<Progress> {
  const artifacts = Object.entries(artifactsOf(prepared))
    .filter(([variant, sha256]) => (record.artifacts[variant] ?? sha256) !== sha256)
    .map(([variant]) => `The artifact of ${variant} is another.`);
  const reasons = [...differencesOf(record.conditions, conditions), ...artifacts];
  if (reasons.length > 0) {
    throw new UsageError(
      `The interrupted run of ${record.started_at} cannot be continued: its figures and those of now would not be ` +
        `of the same thing. ${reasons.join(' ')} Start a new run without --resume.`,
    );
  }
  const kept = new Map<string, Kept>();
  for (const variant of Object.keys(record.planned)) {
    kept.set(variant, await keepMeasured(directory.path, variant));
  }
  return {
    startedAt: new Date(record.started_at),
    kept,
    earlierMs: Math.max(0, ...[...kept.values()].map(({ runMs }) => runMs)),
    notes: [continuedNote(kept)],
  };
}

/** The plan with the scenarios of the interrupted run: what fits into a budget changes with what is known of costs. */
export function asPlannedBefore(plan: RunPlan, { record }: InterruptedRun): RunPlan {
  return {
    ...plan,
    models: plan.models.map((planned) => ({
      ...planned,
      scenarios: planned.scenarios.filter(({ name }) =>
        record.planned[planned.model.manifest.variant]?.includes(name),
      ),
    })),
  };
}

function artifactsOf(prepared: readonly Prepared[]): Record<string, string> {
  return Object.fromEntries(
    prepared.flatMap(({ resolved }) =>
      resolved === null ? [] : [[resolved.variant, resolved.artifact.sha256]],
    ),
  );
}

function continuedNote(kept: ReadonlyMap<string, Kept>): string {
  const parts = [...kept].flatMap(([variant, { measurement, events }]) => {
    if (measurement !== null) return [variant];
    const ended = events.filter(({ type }) => type === 'scenario-ended').length;
    return ended > 0 ? [`${ended} ${ended === 1 ? 'scenario' : 'scenarios'} of ${variant}`] : [];
  });
  const before =
    parts.length === 0 ? 'Nothing was' : `${parts.join(', ')} ${parts.length === 1 ? 'was' : 'were'}`;
  return `The run was interrupted and continued. ${before} measured before that.`;
}
