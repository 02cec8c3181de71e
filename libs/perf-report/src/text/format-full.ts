import type { Report } from '@framegate/perf-suite';
import picocolors from 'picocolors';
import { closing } from './closing.js';
import { comparisonSection } from './comparison-section.js';
import { examSection } from './exam-section.js';
import { headline } from './headline.js';
import { wrap } from './layout.js';
import { modelSection } from './model-section.js';
import { planLines } from './plan-lines.js';
import { scenarioSection } from './scenario-section.js';
import { trendSection } from './trend-section.js';

/** The summary with every scenario's figures, the images and the whole environment; samples stay in the JSON. */
export function formatFull(report: Report, { colour }: { readonly colour: boolean }): string {
  const colours = picocolors.createColors(colour);
  const models = Object.values(report.results_by_model).flatMap((model) => [
    modelSection(model, colours),
    ...Object.values(model.scenarios)
      .filter(({ state }) => state !== 'not-run')
      .map((scenario) => scenarioSection(scenario, colours)),
  ]);
  const plan = planLines(report, colours);
  const images = report.images.items.map(({ name }) => name).join(', ');
  const skipped = report.images.skipped.map(({ name, reason }) => wrap(`skipped ${name}: ${reason}`, '  '));
  return `${[
    headline(report, colours),
    ...models,
    ...report.comparisons.map((comparison) => comparisonSection(comparison, colours)),
    ...report.trends.map((trend) => trendSection(trend, colours)),
    ...(report.exam === null ? [] : [examSection(report.exam, colours)]),
    ...(plan.length === 0 ? [] : [plan.join('\n')]),
    [colours.bold('Images'), wrap(`${report.images.source}: ${images}`, '  '), ...skipped].join('\n'),
    [colours.bold('Environment'), ...environmentLines(report)].join('\n'),
    closing(report, colours),
  ].join('\n\n')}\n`;
}

function environmentLines({ environment }: Report): string[] {
  return Object.entries(environment)
    .filter(([name]) => name !== 'missing')
    .map(([name, value]) => {
      const text =
        typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? 'unknown');
      return wrap(text, `  ${name.replaceAll('_', ' ')}: `);
    });
}
