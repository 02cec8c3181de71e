/** A model of this family in a form that the pipeline does not serve. Code `UNSUPPORTED_MODEL`. */
export class UnsupportedModelError extends Error {
  override readonly name = 'UnsupportedModelError';
  readonly code = 'UNSUPPORTED_MODEL';
}
