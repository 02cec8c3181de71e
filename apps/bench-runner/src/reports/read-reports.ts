import { readReport, ReportReadError, type Report } from '@framegate/perf-suite';

export interface ReadReport {
  readonly file: string;
  readonly report: Report;
}

/** Those that are reports, and why the others are none. */
export async function readReports(
  files: readonly string[],
): Promise<{ readonly read: readonly ReadReport[]; readonly refused: readonly ReportReadError[] }> {
  const read: ReadReport[] = [];
  const refused: ReportReadError[] = [];
  for (const file of files) {
    try {
      read.push({ file, report: await readReport(file) });
    } catch (error) {
      if (!(error instanceof ReportReadError)) throw error;
      refused.push(error);
    }
  }
  return { read, refused };
}
