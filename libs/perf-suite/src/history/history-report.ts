import { readEnvironment } from '../environment/read-environment.js';
import { imageSetDigest } from '../images/image-set-digest.js';
import { reportSchemaVersion, type Report } from '../report/schema/report-schema.js';
import type { Trend } from '../report/schema/trend-schema.js';
import { performanceTargets } from '../targets/report-targets.js';
import { exitCodes } from '../verdicts/exit-codes.js';
import { readHistory, type History } from './read-history.js';
import { trendsOf } from './trends.js';

export interface HistoryOptions {
  /** The workspace, for the environment of now. */
  readonly root: string;
  /** Folder of reports; those in its folders count, too. */
  readonly reports: string;
  /** Every variant when left out. */
  readonly variant?: string;
  /** Its `machine_id`; this one when left out. */
  readonly machine?: string;
}

export interface HistoryOfMachine {
  /** Of mode `history`: what can be written and drawn. */
  readonly report: Report;
  readonly machine: string;
  /** Other machines that the reports tell of. */
  readonly otherMachines: string[];
  readonly skipped: History['skipped'];
}

/**
 * How figures of one machine went over its stored reports, and where their level changed. Nothing is judged by it.
 * @throws {UsageError} for a folder that cannot be read.
 */
export async function makeHistory(options: HistoryOptions): Promise<HistoryOfMachine> {
  const start = performance.now();
  const environment = await readEnvironment(options.root);
  const machine = options.machine ?? environment.machine_id;
  const history = await readHistory(options.reports);
  const trends = trendsOf(history.figures, machine, options.variant);
  const machines = new Set(history.figures.map((figure) => figure.machine));
  machines.delete(machine);
  return {
    report: {
      ...emptyReport(environment),
      duration_ms: Math.round(performance.now() - start),
      summary: summaryOf(trends),
      trends,
      notes: notesOf(history),
    },
    machine,
    otherMachines: [...machines].sort(),
    skipped: history.skipped,
  };
}

function emptyReport(
  environment: Report['environment'],
): Omit<Report, 'duration_ms' | 'summary' | 'trends' | 'notes'> {
  return {
    schema_version: reportSchemaVersion,
    created_at: new Date().toISOString(),
    mode: 'history',
    performance_targets: performanceTargets({}),
    results_by_model: {},
    recommendations: [],
    environment,
    images: { source: 'none', sha256: imageSetDigest([]), items: [], skipped: [] },
    plan: null,
    comparisons: [],
    exam: null,
  };
}

function summaryOf(trends: readonly Trend[]): Report['summary'] {
  const changes = trends.reduce((sum, trend) => sum + trend.changes.length, 0);
  return {
    total_tests: 0,
    passed: 0,
    failed: 0,
    inconclusive: 0,
    success_rate: null,
    real_time_compliance_rate: null,
    verdict: 'pass',
    exit_code: exitCodes.targetsMet,
    reason: `${changes} ${changes === 1 ? 'change' : 'changes'} of level in ${trends.length} figures. A history judges nothing.`,
  };
}

function notesOf({ skipped, imageSets }: History): string[] {
  return [
    ...(imageSets.size > 1
      ? [`The runs were taken on ${imageSets.size} sets of images: a level may have changed with them.`]
      : []),
    ...skipped.map(({ reason }) => `Left out: ${reason}`),
  ];
}
