import { SuiteError } from '../../errors/suite-error.js';
import { exitCodes } from '../../verdicts/exit-codes.js';

/** A side could not be made ready: it does not build, its engine is too old, its model cannot be made. */
export class SidePreparationError extends SuiteError {
  override readonly name = 'SidePreparationError';
  readonly code = 'SIDE_PREPARATION';
  readonly exitCode = exitCodes.critical;
}
