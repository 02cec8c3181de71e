import { exitCodes } from '../verdicts/exit-codes.js';
import { SuiteError } from './suite-error.js';

/** Another measurement holds the machine: figures of both would be wrong. */
export class MachineBusyError extends SuiteError {
  override readonly name = 'MachineBusyError';
  readonly code = 'MACHINE_BUSY';
  readonly exitCode = exitCodes.noVerdict;
}
