import { jsonWithLines } from './json-with-lines.js';
import type { Report } from './schema/report-schema.js';

/** Indented for people, but a sample a line: they are most of a report. */
export function formatReport(report: Report): string {
  return jsonWithLines(report, 'samples');
}
