import { readReport, type ModelResult, type Report } from '@framegate/perf-suite';
import { reportPath } from './report-path.js';

/** @throws {ReportReadError} when the document is no report: then there is nothing that a sentence could say of it. */
export function reportUnderTest(): Promise<Report> {
  return readReport(reportPath());
}

export async function modelsUnderTest(): Promise<ModelResult[]> {
  return Object.values((await reportUnderTest()).results_by_model);
}
