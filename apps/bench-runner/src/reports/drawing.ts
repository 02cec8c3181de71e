import {
  formatCsv,
  formatFull,
  formatHtml,
  formatJunit,
  formatMarkdown,
  formatSummary,
} from '@framegate/perf-report';
import { formatReport, type Report } from '@framegate/perf-suite';
import type { ReportFormat } from '../commands/report.js';

/** How a format is written. */
export type Drawing =
  /** Several reports are one document. */
  | { readonly joins: true; draw(reports: readonly Report[], colour: boolean): string }
  /** Each report is a document of its own, of this kind of file. */
  | { readonly joins: false; readonly extension: string; draw(report: Report): string | Promise<string> };

export function drawingOf(format: ReportFormat): Drawing {
  switch (format) {
    case 'text':
      return joined((report, colour) => formatSummary(report, { colour }));
    case 'full':
      return joined((report, colour) => formatFull(report, { colour }));
    case 'markdown':
      return { joins: true, draw: formatMarkdown };
    case 'junit':
      return { joins: true, draw: formatJunit };
    case 'csv':
      return { joins: true, draw: formatCsv };
    case 'html':
      return { joins: false, extension: '.html', draw: formatHtml };
    case 'json':
      return { joins: false, extension: '.json', draw: formatReport };
  }
}

function joined(draw: (report: Report, colour: boolean) => string): Drawing {
  return { joins: true, draw: (reports, colour) => reports.map((report) => draw(report, colour)).join('\n') };
}
