import type { MeasuringEnd } from '../compare/pairs/measure-to-verdict.js';
import type { ExamQuestion } from '../report/schema/exam-schema.js';

/** What the trials of an exam came to, those of one that did not get to its end among them. */
export interface GateAnswers {
  readonly questions: readonly ExamQuestion[];
  readonly end: MeasuringEnd;
  /** Of an exam that was given up, for people. */
  readonly why: string | null;
}
