import type { PairResult } from '../compare/pairs/measure-to-verdict.js';
import { describeDeaths } from '../compare/verdict/explain-verdict.js';
import type { GateAnswers } from './gate-answers.js';
import { plantedSlowdowns, slowdownQuestion } from './exam-questions.js';

export interface SlowdownExam {
  readonly trials: number;
  /** A whole comparison of two sides that differ by the slowdown alone. `run` names it. */
  readonly compare: (
    slowdown: number,
    run: string,
  ) => Promise<Pick<PairResult, 'verdict' | 'end' | 'deaths'>>;
  readonly onTrial: (slowdown: number, verdict: PairResult['verdict'], done: number) => void;
}

/** Takes turns among the questions, so that a change of the machine meets all. What cuts a trial short ends it with those so far. */
export async function askSlowdowns({ trials, compare, onTrial }: SlowdownExam): Promise<GateAnswers> {
  const verdicts = new Map<number, PairResult['verdict'][]>(plantedSlowdowns.map((size) => [size, []]));
  let end: Pick<GateAnswers, 'end' | 'why'> = { end: 'complete', why: null };
  let done = 0;
  for (let trial = 0; trial < trials && end.end === 'complete'; trial++) {
    for (const size of plantedSlowdowns) {
      const result = await compare(size, `trial-${++done}`);
      end = { end: result.end, why: result.end === 'given-up' ? describeDeaths(result.deaths) : null };
      if (result.end !== 'complete') break;
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
  return { questions, ...end };
}
