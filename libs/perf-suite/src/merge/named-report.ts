import type { ModelResult } from '../report/schema/model-schema.js';
import type { Report } from '../report/schema/report-schema.js';

/** A report and what messages call it: its path. */
export interface NamedReport {
  readonly name: string;
  readonly report: Report;
}

/** What one of them says of a model. */
export interface NamedResult {
  readonly part: NamedReport;
  readonly result: ModelResult;
}
