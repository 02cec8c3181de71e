/**
 * - `SAFETENSORS_UNREADABLE`: the file cannot be opened or read.
 * - `SAFETENSORS_MALFORMED`: it is not what the format allows: cut short, or its header lies.
 * - `SAFETENSORS_TENSORS`: it is well formed, but its tensors are not those of the variant.
 * - `SAFETENSORS_CHANGED`: it changed while it was in use.
 */
export type SafetensorsErrorCode =
  | 'SAFETENSORS_UNREADABLE'
  | 'SAFETENSORS_MALFORMED'
  | 'SAFETENSORS_TENSORS'
  | 'SAFETENSORS_CHANGED';

/** A file of weights that cannot be used. */
export class SafetensorsError extends Error {
  override readonly name = 'SafetensorsError';

  constructor(
    readonly code: SafetensorsErrorCode,
    readonly file: string,
    problem: string,
    options?: ErrorOptions,
  ) {
    super(`${file}: ${problem}`, options);
  }
}
