import type { ModelResult } from '../../report/schema/model-schema.js';
import { namesOf } from '../flags-of.js';
import type { RunRule } from '../rule.js';
import { isShortOfTime } from '../short-of-time.js';
import { formatShare } from '../../verdicts/format-number.js';

/** Said once, as what is behind it holds for the whole run. */
export const runRules: readonly RunRule[] = [
  {
    id: 'exam-untrusted',
    condition: 'the gate failed its exam on this machine',
    evidence(_models, { exam }) {
      if (exam?.verdict !== 'untrusted') return null;
      const failed = exam.questions
        .filter(({ passed }) => passed === false)
        .map(({ what, alarms, trials, rate }) => {
          return `${what}: ${alarms} alarms in ${trials} trials${rate === null ? '' : ` (${formatShare(rate)})`}.`;
        });
      return [exam.reason, ...failed].join(' ');
    },
    action:
      'Believe no verdict on a regression or a leak of this machine; quieten it, and take the exam again with `bench-runner certify`.',
  },
  {
    id: 'short-of-time',
    condition: 'time was short, and checks could not be decided',
    evidence(models) {
      const undecided = ({ checks }: ModelResult) =>
        checks.filter(({ verdict }) => verdict === 'inconclusive');
      const short = models.filter((model) => isShortOfTime(model) && undecided(model).length > 0);
      if (short.length === 0) return null;
      const count = short.flatMap(undecided).length;
      return `Time was short for ${namesOf(short)}: ${count} ${count === 1 ? 'check' : 'checks'} could not be decided.`;
    },
    action: 'Give the run more time (`--time`), or measure fewer models at once (`--models`).',
  },
];
