import { runCommandLine } from './command-line/command-line.js';

/** Codes of errors that say that what was asked for cannot be, rather than that it failed. */
const usageCodes: readonly unknown[] = ['USAGE', 'MODEL_NOT_FOUND'];

try {
  await runCommandLine(process.argv.slice(2), async (options) => {
    const { serve } = await import('./serve.js');
    await serve(options);
  });
} catch (error) {
  const { code, message, stack } = error as Error & { code?: string };
  // A stack is for errors that nobody expected.
  process.stderr.write(`${code === undefined ? stack : message}\n`);
  process.exitCode = usageCodes.includes(code) ? 64 : 1;
}
