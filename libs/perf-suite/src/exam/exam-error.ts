import { SuiteError } from '../errors/suite-error.js';
import { exitCodes } from '../verdicts/exit-codes.js';

/** A process under exam did not end well: what the detector would have said of it is not known. */
export class ExamError extends SuiteError {
  override readonly name = 'ExamError';
  readonly code = 'EXAM';
  readonly exitCode = exitCodes.critical;
}
