import { UsageError } from '../errors/usage-error.js';
import { readReport } from '../report/read-report.js';
import type { Report } from '../report/schema/report-schema.js';
import { mergeReports } from './merge-reports.js';
import type { NamedReport } from './named-report.js';

/**
 * {@link mergeReports} from files, one after another: thousands of them at once would need as much memory as all texts.
 * @throws {UsageError} for no file, and as that does.
 * @throws {ReportReadError} for a file that is no report.
 */
export async function mergeFiles(paths: readonly string[]): Promise<Report> {
  const parts: NamedReport[] = [];
  for (const name of paths) parts.push({ name, report: await readReport(name) });
  const [first, ...others] = parts;
  if (first === undefined) throw new UsageError('Expected at least one report to merge, got none.');
  return mergeReports([first, ...others]);
}
