import type { ExamQuestion } from '../report/schema/exam-schema.js';
import type { PairResult } from '../compare/pairs/measure-to-verdict.js';
import { plantedSlowdowns, slowdownQuestion } from './exam-questions.js';

export interface SlowdownExam {
  readonly trials: number;
  /** A whole comparison of two sides that differ by the slowdown alone. `run` names it. */
  readonly compare: (slowdown: number, run: string) => Promise<Pick<PairResult, 'verdict' | 'interrupted'>>;
  readonly onTrial: (slowdown: number, verdict: PairResult['verdict'], done: number) => void;
}

/** Takes turns among the questions, so that a change of the machine meets all. An interruption ends it with the trials so far. */
export async function askSlowdowns({
  trials,
  compare,
  onTrial,
}: SlowdownExam): Promise<{ questions: ExamQuestion[]; interrupted: boolean }> {
  const verdicts = new Map<number, PairResult['verdict'][]>(plantedSlowdowns.map((size) => [size, []]));
  let [done, interrupted] = [0, false];
  for (let trial = 0; trial < trials && !interrupted; trial++) {
    for (const size of plantedSlowdowns) {
      const result = await compare(size, `trial-${++done}`);
      interrupted = result.interrupted;
      if (interrupted) break;
      verdicts.get(size)?.push(result.verdict);
      onTrial(size, result.verdict, done);
    }
  }
  const questions = [...verdicts].map(([size, given]) => {
    const having = (verdict: PairResult['verdict']) => given.filter((one) => one === verdict).length;
    return slowdownQuestion(size, {
      trials: given.length,
      alarms: having('regressed'),
      undecided: having('inconclusive'),
    });
  });
  return { questions, interrupted };
}
