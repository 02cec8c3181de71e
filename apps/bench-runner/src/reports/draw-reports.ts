import { formatFull, formatMarkdown, formatSummary, wantsColour } from '@framegate/perf-report';
import { readReport } from '@framegate/perf-suite';
import type { ReportOptions } from '../commands/report.js';

/** Every file is read before anything is printed, so that a wrong one is not noticed half-way. */
export async function drawReports({ files, format }: ReportOptions): Promise<void> {
  const reports = await Promise.all(files.map(readReport));
  const colour = wantsColour(process.stdout);
  const draw = {
    summary: (report: (typeof reports)[number]) => formatSummary(report, { colour }),
    full: (report: (typeof reports)[number]) => formatFull(report, { colour }),
    markdown: formatMarkdown,
  }[format];
  process.stdout.write(reports.map(draw).join('\n'));
}
