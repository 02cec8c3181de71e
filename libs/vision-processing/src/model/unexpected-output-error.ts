/** The model answered something that cannot be read as results. Code `UNEXPECTED_OUTPUT`. */
export class UnexpectedOutputError extends Error {
  override readonly name = 'UnexpectedOutputError';
  readonly code = 'UNEXPECTED_OUTPUT';
}
