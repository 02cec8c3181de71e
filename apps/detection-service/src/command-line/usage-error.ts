/** The service was started wrongly. Code `USAGE`, exit code 64. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly code = 'USAGE';
}
