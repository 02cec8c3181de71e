import { z } from 'zod';
import { count, instant, share } from './units.js';

const questionSchema = z.strictObject({
  kind: z.enum(['no-change', 'slowdown', 'no-leak', 'leak']),
  size: z
    .number()
    .describe('Planted: the share by which it is slower, or bytes an inference. 0 where nothing is.'),
  what: z.string().describe('For people.'),
  trials: count,
  alarms: count.describe('Trials in which the gate said regressed, or leak.'),
  undecided: count,
  rate: share.nullable(),
  low: share.nullable().describe('Lower end of the 95 % interval of the rate.'),
  high: share.nullable(),
  passed: z.boolean().nullable().describe('Null where nothing is asked of it.'),
});
export type ExamQuestion = z.infer<typeof questionSchema>;

/** What the gate found of what was planted on this machine. */
export const examSchema = z.strictObject({
  taken_at: instant,
  machine_id: z.string(),
  verdict: z.enum(['trusted', 'untrusted', 'inconclusive']),
  reason: z.string().describe('For people.'),
  questions: z.array(questionSchema),
});
export type Exam = z.infer<typeof examSchema>;
