import { runCommandLine } from './command-line/command-line.js';
import { UsageError } from './command-line/usage-error.js';

try {
  await runCommandLine(process.argv.slice(2), async (options) => {
    const { serve } = await import('./serve.js');
    await serve(options);
  });
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = error instanceof UsageError ? 64 : 1;
}
