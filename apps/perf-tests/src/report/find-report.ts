import { reportPath } from './report-path.js';

/** Runs once before all sentences, so that a missing report is one error and not one for each file of them. */
export default function findReport(): void {
  reportPath();
}
