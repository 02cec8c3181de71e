/** The model answered something that cannot be read as detections. Code `UNEXPECTED_OUTPUT`. */
export class UnexpectedOutputError extends Error {
  override readonly name = 'UnexpectedOutputError';
  readonly code = 'UNEXPECTED_OUTPUT';
}
