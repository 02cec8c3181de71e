import type { Report } from '@framegate/perf-suite';
import { comparisonFindings } from './comparison-findings.js';
import { examFindings } from './exam-findings.js';
import type { Finding } from './finding.js';
import { modelFindings } from './model-findings.js';

/** All that a report judges, model by model. An exam counts where the run was one: any other report only carries it. */
export function reportFindings({ results_by_model, comparisons, exam, mode }: Report): Finding[] {
  return [
    ...Object.values(results_by_model).flatMap(modelFindings),
    ...comparisons.flatMap(comparisonFindings),
    ...(exam !== null && mode === 'certify' ? examFindings(exam) : []),
  ];
}
