import { formatFull, wantsColour } from '@framegate/perf-report';
import { reportUnderTest } from '../report/report-under-test.js';

/** Prints the whole report after the run, where `PRINT_PERFORMANCE_REPORT=true` asks for it. */
export default class FullReportReporter {
  async onRunComplete(): Promise<void> {
    if (process.env['PRINT_PERFORMANCE_REPORT'] !== 'true') return;
    // What is no report was told by the sentence that says so.
    const report = await reportUnderTest().catch(() => undefined);
    if (report !== undefined) console.log(`\n${formatFull(report, { colour: wantsColour(process.stdout) })}`);
  }
}
