import type { Report } from '@framegate/perf-suite';
import picocolors from 'picocolors';
import { closing } from './closing.js';
import { comparisonSection } from './comparison-section.js';
import { examPart } from './exam-section.js';
import { headline } from './headline.js';
import { modelSection } from './model-section.js';
import { planLines } from './plan-lines.js';
import { trendSection } from './trend-section.js';

/** What a person needs after a run, at most 80 columns wide. Ends with a line break. */
export function formatSummary(report: Report, { colour }: { readonly colour: boolean }): string {
  const colours = picocolors.createColors(colour);
  const plan = planLines(report, colours);
  const parts = [
    headline(report, colours),
    ...Object.values(report.results_by_model).map((model) => modelSection(model, colours)),
    ...report.comparisons.map((comparison) => comparisonSection(comparison, colours)),
    ...report.trends.map((trend) => trendSection(trend, colours)),
    ...examPart(report, colours),
    ...(plan.length === 0 ? [] : [plan.join('\n')]),
    closing(report, colours),
  ];
  return `${parts.join('\n\n')}\n`;
}
