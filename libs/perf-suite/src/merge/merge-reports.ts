import type { ModelResult } from '../report/schema/model-schema.js';
import { type Report, reportSchemaVersion } from '../report/schema/report-schema.js';
import { recommend } from '../recommendations/recommend.js';
import { summarise } from '../verdicts/summarise.js';
import { checkTogether } from './check-together.js';
import { chooseResults } from './choose-results.js';
import { findMissing } from './find-missing.js';
import { groupMachines } from './group-machines.js';
import { mergePlans } from './merge-plans.js';
import type { NamedReport } from './named-report.js';
import { withMissing } from './with-missing.js';

/**
 * One report of all models of several. What was measured twice, what is missing and what comes from different machines is
 * said in it. Nothing is judged anew: each model was judged where it was measured.
 * @throws {UsageError} for reports that are no parts of one whole.
 */
export function mergeReports(parts: readonly [NamedReport, ...NamedReport[]]): Report {
  checkTogether(parts);
  const reports = parts.map(({ report }) => report);
  const [first] = reports as [Report, ...Report[]];
  const { chosen, duplicates } = chooseResults(parts);
  const models = chosen.map(({ result }) => result);
  const missing = findMissing(reports, models);
  const machines = groupMachines(chosen);
  const environment = machines[0]?.environment ?? first.environment;
  const exam = machines.length > 1 ? null : (reports.find((report) => report.exam !== null)?.exam ?? null);
  return {
    schema_version: reportSchemaVersion,
    created_at: reports.map(({ created_at }) => created_at).sort()[0]!,
    mode: first.mode,
    duration_ms: reports.reduce((sum, { duration_ms }) => sum + duration_ms, 0),
    summary: withMissing(summarise(models, models.some(wasInterrupted)), missing),
    performance_targets: first.performance_targets,
    results_by_model: Object.fromEntries(models.map((model) => [model.variant, model])),
    recommendations: recommend(models, { environment, exam }),
    environment,
    images: first.images,
    plan: mergePlans(reports),
    comparisons: reports.flatMap(({ comparisons }) => comparisons),
    exam,
    trends: reports.flatMap(({ trends }) => trends),
    notes: notes(reports, machines.length, [...missing, ...duplicates]),
    merged: { reports: parts.length, machines, missing, duplicates: [...duplicates] },
  };
}

function wasInterrupted({ state }: ModelResult): boolean {
  return state === 'interrupted';
}

function notes(reports: readonly Report[], machines: number, said: readonly string[]): string[] {
  const images = new Set(reports.map(({ images }) => images.sha256));
  const targets = new Set(reports.map(({ performance_targets }) => JSON.stringify(performance_targets)));
  return [
    `Merged from ${reports.length} reports; the time is that of all of them together.`,
    ...said,
    ...(machines > 1
      ? [`Measured on ${machines} machines: figures of different ones say nothing about each other.`]
      : []),
    ...(images.size > 1
      ? ['The reports were not all measured on the same images; those shown are of the first.']
      : []),
    ...(targets.size > 1
      ? ['The reports did not all have the same targets; those shown are of the first.']
      : []),
    ...new Set(reports.flatMap((report) => report.notes)),
  ];
}
