import { exitCodes } from '../verdicts/exit-codes.js';
import { SuiteError } from './suite-error.js';

/** The person or the system asked the process to end. */
export class InterruptedError extends SuiteError {
  override readonly name = 'InterruptedError';
  readonly code = 'INTERRUPTED';
  readonly exitCode = exitCodes.interrupted;
}
