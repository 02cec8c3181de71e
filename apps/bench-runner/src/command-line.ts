import yargs from 'yargs';
import { baselineCommand } from './commands/baseline.js';
import { benchCommand } from './commands/bench.js';
import { exportCommand } from './commands/export.js';
import { inferCommand } from './commands/infer.js';
import { modelsCommand } from './commands/models.js';
import { quickCommand } from './commands/quick.js';
import { reportCommand } from './commands/report.js';
import { failWith } from './output/fail-with.js';
import { UsageError } from './usage-error.js';

const epilogue = [
  'Exit codes: 0 all targets met; 1 critical (success rate too low, a regression',
  'or a leak, or the command failed); 2 real-time compliance too low; 3 no verdict',
  'possible; 64 called wrongly; 130 interrupted.',
].join('\n');

/**
 * Runs one command and leaves its exit code in `process.exitCode`. Commands load what they need when they run,
 * so that asking for help costs no more than reading the arguments.
 */
export async function runCommandLine(argv: readonly string[]): Promise<void> {
  const parser = yargs([...argv])
    .scriptName('bench-runner')
    .usage('$0 <command>\n\nTells whether vision models still answer in real time.')
    .option('root', {
      type: 'string',
      requiresArg: true,
      describe: 'Workspace with models/ in it [default: the nearest one]',
    })
    .command(quickCommand)
    .command(benchCommand)
    .command(inferCommand)
    .command(exportCommand)
    .command(modelsCommand)
    .command(reportCommand)
    .command(baselineCommand)
    .demandCommand(1, 'Which command? See --help.')
    .strict()
    .recommendCommands()
    .wrap(Math.min(80, process.stdout.columns || 80))
    .epilogue(epilogue)
    .exitProcess(false)
    .fail((message: string | undefined, error: Error | undefined) => {
      // Yargs wraps what the check of an option throws in an error of its own.
      if (error && error.name !== 'YError') throw error;
      throw new UsageError(`${error?.message ?? message}\nSee bench-runner --help.`);
    });
  try {
    await parser.parseAsync();
  } catch (error) {
    failWith(error);
  }
}
