import { SuiteError } from '../errors/suite-error.js';
import { exitCodes } from '../verdicts/exit-codes.js';

/** Not even the engine's defaults could be measured. A tuning that was there before is left as it was. */
export class TuningRunError extends SuiteError {
  override readonly name = 'TuningRunError';
  readonly code = 'TUNING_RUN';
  readonly exitCode = exitCodes.critical;
}
