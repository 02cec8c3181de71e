import { mergeFiles, writeReport } from '@framegate/perf-suite';
import type { MergeOptions } from '../commands/merge.js';
import { printSummary } from '../output/print-summary.js';

/** Writes one report of all, prints its summary, and leaves its verdict's exit code. */
export async function mergeToFile({ files, output }: MergeOptions): Promise<void> {
  const report = await mergeFiles(files);
  await writeReport(report, output);
  printSummary(report);
  process.stdout.write(`Report: ${output}\n`);
  process.exitCode = report.summary.exit_code;
}
