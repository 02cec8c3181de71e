import { SuiteError } from '../errors/suite-error.js';
import type { Report } from '../report/schema/report-schema.js';
import { exitCodes } from '../verdicts/exit-codes.js';

/** The run went well, but its report could not be written. Nothing is lost: it is here, and what was measured on disk. */
export class UnwrittenReportError extends SuiteError {
  override readonly name = 'UnwrittenReportError';
  readonly code = 'REPORT_WRITE';
  readonly exitCode = exitCodes.critical;

  constructor(
    readonly report: Report,
    /** Folder of the event files. */
    readonly events: string,
    cause: Error,
  ) {
    super(`${cause.message} What was measured is kept as events in ${events}.`, { cause });
  }
}
