import yargs from 'yargs';
import { lazyCommand } from './commands/command.js';
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
    .command(
      lazyCommand(
        'quick',
        'Measure and judge models, four of them in two minutes',
        async () => (await import('./commands/quick.js')).quickCommand,
      ),
    )
    .command(
      lazyCommand(
        'comprehensive',
        'Measure and judge models in full',
        async () => (await import('./commands/comprehensive.js')).comprehensiveCommand,
      ),
    )
    .command(
      lazyCommand(
        'plan [mode]',
        'See what a run would do, and its time',
        async () => (await import('./commands/plan.js')).planCommand,
      ),
    )
    .command(
      lazyCommand(
        'stress',
        'See how models bear load, kills, damage',
        async () => (await import('./commands/stress.js')).stressCommand,
      ),
    )
    .command(
      lazyCommand(
        'bench <variant>',
        'Measure one model and leave the judging to others',
        async () => (await import('./commands/bench.js')).benchCommand,
      ),
    )
    .command(
      lazyCommand(
        'compare [variant]',
        'See whether one of two versions is slower',
        async () => (await import('./commands/compare.js')).compareCommand,
      ),
    )
    .command(
      lazyCommand(
        'certify [variant]',
        'Examine what compare finds on this machine',
        async () => (await import('./commands/certify.js')).certifyCommand,
      ),
    )
    .command(
      lazyCommand(
        'server <variant>',
        'Requests of independent users, at one rate or up to the peak',
        async () => (await import('./commands/server.js')).serverCommand,
      ),
    )
    .command(
      lazyCommand(
        'cameras <variant>',
        'Frames of cameras: their age, or how many cameras are held',
        async () => (await import('./commands/cameras.js')).camerasCommand,
      ),
    )
    .command(
      lazyCommand(
        'concurrency <variant>',
        'More and more callers that each wait for their answer',
        async () => (await import('./commands/concurrency.js')).concurrencyCommand,
      ),
    )
    .command(
      lazyCommand(
        'tune <model>',
        'Find the settings that are fastest here, for the engine to use',
        async () => (await import('./commands/tune.js')).tuneCommand,
      ),
    )
    .command(
      lazyCommand(
        'infer <model> <images..>',
        'Find objects in images, or the masks of those prompted for',
        async () => (await import('./commands/infer.js')).inferCommand,
      ),
    )
    .command(
      lazyCommand(
        'export <variant>',
        'Write a model as ONNX with the official signature',
        async () => (await import('./commands/export.js')).exportCommand,
      ),
    )
    .command(
      lazyCommand(
        'models',
        'See which models there are',
        async () => (await import('./commands/models.js')).modelsCommand,
      ),
    )
    .command(
      lazyCommand(
        'report <files..>',
        'Draw reports that were written before',
        async () => (await import('./commands/report.js')).reportCommand,
      ),
    )
    .command(
      lazyCommand(
        'merge <files..>',
        'Join reports, such as those of shards',
        async () => (await import('./commands/merge.js')).mergeCommand,
      ),
    )
    .command(
      lazyCommand(
        'baseline',
        'Keep what later runs are compared with',
        async () => (await import('./commands/baseline.js')).baselineCommand,
      ),
    )
    .command(
      lazyCommand(
        'history [variant]',
        'See how figures went over stored reports, and where they changed',
        async () => (await import('./commands/history.js')).historyCommand,
      ),
    )
    .demandCommand(1, 'Which command? See --help.')
    .strict()
    .recommendCommands()
    .wrap(Math.min(80, process.stdout.columns || 80))
    .epilogue(epilogue)
    .exitProcess(false)
    .fail((message: string | undefined, error: Error | undefined) => {
      throw error ?? new UsageError(withHint(message ?? ''));
    });
  try {
    await parser.parseAsync();
  } catch (error) {
    // Yargs wraps what the check of an option throws in an error of its own.
    const isOptionError = error instanceof Error && error.name === 'YError';
    failWith(isOptionError ? new UsageError(withHint(error.message)) : error);
  }
}

function withHint(message: string): string {
  return `${message}\nSee bench-runner --help.`;
}
