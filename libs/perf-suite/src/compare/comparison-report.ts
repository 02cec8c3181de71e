import type { Comparison } from '../report/schema/comparison-schema.js';
import type { Environment } from '../report/schema/environment-schema.js';
import type { Exam } from '../report/schema/exam-schema.js';
import { type Report, reportSchemaVersion, type Summary } from '../report/schema/report-schema.js';
import type { Session } from '../suite/session.js';
import { performanceTargets } from '../targets/report-targets.js';
import { exitCodes } from '../verdicts/exit-codes.js';
import type { MeasuringEnd } from './pairs/measure-to-verdict.js';

/** What a report that measures no model by itself has besides its environment. */
export interface ReportParts {
  readonly mode: 'compare' | 'certify';
  readonly session: Session;
  readonly environment: Environment;
  readonly summary: Summary;
  readonly comparisons: Comparison[];
  readonly exam: Exam | null;
  readonly notes: string[];
}

export function assembleComparisonReport(parts: ReportParts): Report {
  const { mode, session, environment, summary, comparisons, exam, notes } = parts;
  const lost = 'The lock on the machine was lost during the run: another measurement may have run beside it.';
  return {
    schema_version: reportSchemaVersion,
    created_at: session.startedAt.toISOString(),
    mode,
    duration_ms: Math.round(session.elapsed()),
    summary,
    performance_targets: performanceTargets({}),
    results_by_model: {},
    recommendations: [],
    environment,
    images: session.images.record,
    plan: null,
    comparisons,
    exam,
    trends: [],
    notes: session.wasDisturbed() ? [...notes, lost] : notes,
  };
}

/** Gating metrics count as checks, and so do the outputs. */
export function comparisonSummary(comparison: Comparison, end: MeasuringEnd): Summary {
  const gating = comparison.metrics.filter((metric) => metric.gating);
  const having = (verdict: string) => gating.filter((metric) => metric.verdict === verdict).length;
  const [passed, failed] = [
    having('ok') + Number(comparison.outputs.same),
    having('regressed') + Number(!comparison.outputs.same),
  ];
  return {
    total_tests: gating.length + 1,
    passed,
    failed,
    inconclusive: having('inconclusive'),
    success_rate: passed + failed === 0 ? null : passed / (passed + failed),
    real_time_compliance_rate: null,
    ...outcomes[end === 'complete' ? comparison.verdict : end],
    reason: comparison.reason,
  };
}

const outcomes = {
  ok: { verdict: 'pass', exit_code: exitCodes.targetsMet },
  regressed: { verdict: 'critical', exit_code: exitCodes.critical },
  'different-outputs': { verdict: 'critical', exit_code: exitCodes.critical },
  inconclusive: { verdict: 'inconclusive', exit_code: exitCodes.noVerdict },
  interrupted: { verdict: 'interrupted', exit_code: exitCodes.interrupted },
  'given-up': { verdict: 'critical', exit_code: exitCodes.critical },
} as const;
