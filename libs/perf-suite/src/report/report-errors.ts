import { exitCodes } from '../verdicts/exit-codes.js';
import { SuiteError } from '../errors/suite-error.js';

/** A file is no report, or one of another version. */
export class ReportReadError extends SuiteError {
  override readonly name = 'ReportReadError';
  readonly code = 'REPORT_READ';
  readonly exitCode = exitCodes.calledWrongly;
}

/** A file could not be written: a full disk, a folder that is not there. */
export class ReportWriteError extends SuiteError {
  override readonly name = 'ReportWriteError';
  readonly code = 'REPORT_WRITE';
  readonly exitCode = exitCodes.critical;
}
