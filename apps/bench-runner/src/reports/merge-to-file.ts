import { formatSummary, wantsColour } from '@framegate/perf-report';
import { mergeFiles, writeReport } from '@framegate/perf-suite';
import type { MergeOptions } from '../commands/merge.js';

/** Writes one report of all, prints its summary, and leaves its verdict's exit code. */
export async function mergeToFile({ files, output }: MergeOptions): Promise<void> {
  const report = await mergeFiles(files);
  await writeReport(report, output);
  process.stdout.write(
    `${formatSummary(report, { colour: wantsColour(process.stdout) })}Report: ${output}\n`,
  );
  process.exitCode = report.summary.exit_code;
}
