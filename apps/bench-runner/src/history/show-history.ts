import { makeHistory, writeReport } from '@framegate/perf-suite';
import type { GlobalOptions } from '../commands/command.js';
import type { HistoryCommandOptions } from '../commands/history.js';
import { workspaceRoot } from '../options/workspace-root.js';
import { historyText } from '../output/history-text.js';

/** Files that are no report are named on standard error; a history judges nothing, so it ends with 0. */
export async function showHistory(options: GlobalOptions & HistoryCommandOptions): Promise<void> {
  const history = await makeHistory({
    root: workspaceRoot(options.root),
    reports: options.reports,
    ...(options.variant !== undefined && { variant: options.variant }),
    ...(options.machine !== undefined && { machine: options.machine }),
  });
  for (const { reason } of history.skipped) process.stderr.write(`left out: ${reason}\n`);
  process.stdout.write(historyText(history, options));
  if (options.output !== undefined) {
    await writeReport(history.report, options.output);
    process.stdout.write(`\nReport: ${options.output}\n`);
  }
}
