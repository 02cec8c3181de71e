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
  if ('exitCode' in error && typeof error.exitCode === 'number') return error.exitCode;
  return 'code' in error && usageCodes.has(String(error.code)) ? usageCode : criticalCode;
}

/** The message and those of its causes; a stack only for errors that nobody expected. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const expected = 'code' in error || error instanceof RangeError;
  const text = expected ? error.message : (error.stack ?? error.message);
  const cause = error.cause instanceof Error && !text.includes(error.cause.message) ? error.cause : undefined;
  return cause ? `${text}\n  because: ${describeError(cause).replaceAll('\n', '\n  ')}` : text;
}
