/** A tuning file is not there, is damaged, or is of another version; the message names the file and the field. Code `TUNING_READ`. */
export class TuningReadError extends Error {
  override readonly name = 'TuningReadError';
  readonly code = 'TUNING_READ';
}

/** A tuning file was made under other conditions, and the caller wants no engine without it. Code `TUNING_MISMATCH`. */
export class TuningMismatchError extends Error {
  override readonly name = 'TuningMismatchError';
  readonly code = 'TUNING_MISMATCH';
}
