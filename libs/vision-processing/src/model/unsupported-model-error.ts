/** A model of a known family in a form that its pipeline does not serve. Code `UNSUPPORTED_MODEL`. */
export class UnsupportedModelError extends Error {
  override readonly name = 'UnsupportedModelError';
  readonly code = 'UNSUPPORTED_MODEL';
}
