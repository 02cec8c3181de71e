import type { ModelResult } from '../../report/schema/model-schema.js';
import type { RunRule } from '../rule.js';
import { isShortOfTime } from '../short-of-time.js';

const namesOf = (models: readonly ModelResult[]) => models.map(({ variant }) => variant).join(', ');

const flagsOf = ({ scenarios }: ModelResult, code: string) =>
  Object.values(scenarios).flatMap(({ flags }) => flags.filter((flag) => flag.code === code));

/** Said once, as what is behind it holds for the whole run. */
export const runRules: readonly RunRule[] = [
  {
    id: 'short-of-time',
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
  {
    id: 'busy-machine',
    evidence(models) {
      const disturbed = models.filter((model) => flagsOf(model, 'busy-machine').length > 0);
      const [first] = disturbed.flatMap((model) => flagsOf(model, 'busy-machine'));
      return first === undefined ? null : `While ${namesOf(disturbed)} ran: ${first.message}`;
    },
    action: 'End what else runs on the machine, and measure again.',
  },
];
