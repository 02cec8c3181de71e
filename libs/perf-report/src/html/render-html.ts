import type { Report } from '@framegate/perf-suite';
import { markup } from '../markup/markup.js';
import { page } from './page/page.js';
import { advice } from './sections/advice.js';
import { comparisons } from './sections/comparisons.js';
import { environmentSection } from './sections/environment.js';
import { examSection } from './sections/exam.js';
import { modelSection } from './sections/model.js';
import { planSection } from './sections/plan.js';
import { problems } from './sections/problems.js';
import { trends } from './sections/trends.js';
import { heading, verdict, when } from './sections/verdict.js';

/** One page with all of a report but its samples, to be opened from a file: it loads nothing and runs nothing. */
export function renderHtml(report: Report): string {
  const { summary, mode, created_at, schema_version } = report;
  return page({
    title: `Framegate ${mode}: ${summary.verdict}, ${when(created_at)}`,
    heading: heading(report),
    introduction: verdict(report),
    sections: [
      ...problems(report),
      ...advice(report),
      ...comparisons(report),
      ...Object.values(report.results_by_model).map(modelSection),
      ...trends(report),
      ...examSection(report),
      ...planSection(report),
      environmentSection(report),
    ],
    footer: markup`<p>Drawn by Framegate from a report of schema version ${schema_version}. Single samples are in the report itself.</p>`,
  });
}
