import type { Report } from '@framegate/perf-suite';
import picocolors from 'picocolors';
import { closing } from './closing.js';
import { headline } from './headline.js';
import { modelSection } from './model-section.js';

/** What a person needs after a run, at most 80 columns wide. Ends with a line break. */
export function formatSummary(report: Report, { colour }: { readonly colour: boolean }): string {
  const colours = picocolors.createColors(colour);
  const models = Object.values(report.results_by_model).map((model) => modelSection(model, colours));
  return `${[headline(report, colours), ...models, closing(report, colours)].join('\n\n')}\n`;
}
