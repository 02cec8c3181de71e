const criticalCode = 1;
const usageCode = 64;

/** Codes of errors that say that what was asked for cannot be, rather than that it failed. */
const usageCodes: ReadonlySet<string> = new Set(['USAGE', 'MODEL_NOT_FOUND', 'FAMILY_NOT_FOUND']);

/** Tells the person what went wrong and the caller with what exit code. */
export function failWith(error: unknown): void {
  process.stderr.write(`${describeError(error)}\n`);
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  if (!(error instanceof Error)) return criticalCode;
  // What libraries throw for a size, batch or count that cannot be: it came from the command line.
  if (error instanceof RangeError) return usageCode;
  if ('exitCode' in error && typeof error.exitCode === 'number') return error.exitCode;
  return 'code' in error && usageCodes.has(String(error.code)) ? usageCode : criticalCode;
}

/** The message and those of its causes; a stack only for an error that nobody expected. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isExpected = 'code' in error || error instanceof RangeError;
  const text = isExpected ? error.message : (error.stack ?? error.message);
  return `${text}${describeCause(error, text)}`;
}

/** Nothing for a cause that the message already quotes. */
function describeCause({ cause }: Error, text: string): string {
  if (!(cause instanceof Error) || text.includes(cause.message)) return '';
  return `\n  because: ${cause.message.replaceAll('\n', '\n  ')}${describeCause(cause, cause.message)}`;
}
