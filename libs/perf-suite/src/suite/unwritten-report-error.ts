import { SuiteError } from '../errors/suite-error.js';
import type { Report } from '../report/schema/report-schema.js';
import { exitCodes } from '../verdicts/exit-codes.js';

/** The run went well, but its report could not be written where it was to be. It is here, and what was measured on disk. */
export class UnwrittenReportError extends SuiteError {
  override readonly name = 'UnwrittenReportError';
  readonly code = 'REPORT_WRITE';
  readonly exitCode = exitCodes.critical;

  constructor(
    readonly report: Report,
    /** Folder of the event files. */
    readonly events: string,
    /** Where the report was written instead; null where that failed, too. */
    readonly keptAs: string | null,
    cause: Error,
  ) {
    const kept =
      keptAs === null
        ? `What was measured is kept as events in ${events}.`
        : `The report is kept as ${keptAs}, and what was measured as events beside it.`;
    super(`${cause.message} ${kept}`, { cause });
  }
}
