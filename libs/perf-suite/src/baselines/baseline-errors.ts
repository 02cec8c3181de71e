import { exitCodes } from '../verdicts/exit-codes.js';
import { SuiteError } from '../errors/suite-error.js';

/** A baseline's file is not what it should be. */
export class BaselineReadError extends SuiteError {
  override readonly name = 'BaselineReadError';
  readonly code = 'BASELINE_READ';
  readonly exitCode = exitCodes.calledWrongly;
}

/** A process that a baseline was to be made of could not measure. The old baseline is left as it was. */
export class BaselineRunError extends SuiteError {
  override readonly name = 'BaselineRunError';
  readonly code = 'BASELINE_RUN';
  readonly exitCode = exitCodes.noVerdict;
}
