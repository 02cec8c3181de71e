import { exitCodes } from '../verdicts/exit-codes.js';
import { SuiteError } from './suite-error.js';

/** The caller asked for something that cannot be: no such folder of images, no model, a target that is no number. */
export class UsageError extends SuiteError {
  override readonly name = 'UsageError';
  readonly code = 'USAGE';
  readonly exitCode = exitCodes.calledWrongly;
}
