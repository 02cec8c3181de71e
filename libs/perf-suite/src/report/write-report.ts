import { formatReport } from './format-report.js';
import type { Report } from './schema/report-schema.js';
import { writeFileAtomically } from './write-file-atomically.js';

/** @throws {ReportWriteError} */
export async function writeReport(report: Report, path: string): Promise<void> {
  await writeFileAtomically(path, formatReport(report));
}
