import { formatSummary, wantsColour } from '@framegate/perf-report';
import type { Report } from '@framegate/perf-suite';

/** The report on standard output, under whatever was told before it. */
export function printSummary(report: Report): void {
  process.stdout.write(`\n${formatSummary(report, { colour: wantsColour(process.stdout) })}`);
}
