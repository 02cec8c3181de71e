import type { ManifestTargets } from '@framegate/model-registry';
import type { Environment } from '../report/schema/environment-schema.js';
import type { Exam } from '../report/schema/exam-schema.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { Plan } from '../report/schema/plan-schema.js';
import { reportSchemaVersion, type Report } from '../report/schema/report-schema.js';
import { recommend } from '../recommendations/recommend.js';
import { performanceTargets } from '../targets/report-targets.js';
import { summarise } from '../verdicts/summarise.js';

export interface Findings {
  readonly mode: Report['mode'];
  readonly createdAt: Date;
  readonly durationMs: number;
  readonly models: readonly ModelResult[];
  readonly images: Report['images'];
  readonly environment: Environment;
  /** The last one that was taken on this machine. */
  readonly exam: Exam | null;
  readonly targets: ManifestTargets;
  readonly interrupted: boolean;
  readonly disturbed: boolean;
  readonly plan: Plan;
  /** What else the reader must know, before all the rest. */
  readonly history?: readonly string[];
}

export function assembleReport(findings: Findings): Report {
  const { models } = findings;
  const report: Report = {
    schema_version: reportSchemaVersion,
    created_at: findings.createdAt.toISOString(),
    mode: findings.mode,
    duration_ms: Math.round(findings.durationMs),
    summary: summarise(models, findings.interrupted),
    performance_targets: performanceTargets(findings.targets),
    results_by_model: Object.fromEntries(models.map((model) => [model.variant, model])),
    recommendations: [],
    environment: findings.environment,
    images: findings.images,
    plan: findings.plan,
    comparisons: [],
    exam: findings.exam,
    trends: [],
    notes: notes(findings),
  };
  return { ...report, recommendations: recommend(models, report) };
}

/** What the reader must know before quoting a figure. */
function notes({ models, images, interrupted, disturbed, history = [] }: Findings): string[] {
  const synthetic = models
    .filter(({ weights }) => weights?.kind === 'synthetic')
    .map(({ variant }) => variant);
  const said = [...history];
  if (interrupted) said.push('The run was interrupted: what is missing was not measured.');
  if (disturbed) {
    said.push(
      'The lock on the machine was lost during the run, as when it is suspended: another measurement may have run beside it.',
    );
  }
  if (synthetic.length > 0) {
    const are = synthetic.length === 1 ? 'has' : 'have';
    said.push(
      `${synthetic.join(', ')} ${are} synthetic weights: time and memory are those of the real network; ` +
        `nothing is said about accuracy.`,
    );
  }
  if (images.skipped.length > 0) {
    const names = images.skipped.map(({ name }) => name).join(', ');
    said.push(`Images that cannot be decoded were left out: ${names}.`);
  }
  return said;
}
