import { flagsOf, namesOf } from '../flags-of.js';
import type { RunRule } from '../rule.js';

/** A flag of scenarios whose cause is the machine: said once, with the first figure. */
function disturbed(code: string, condition: string, action: string): RunRule {
  return {
    id: code,
    condition,
    evidence(models) {
      const flagged = models.filter((model) => flagsOf(model, code).length > 0);
      const [first] = flagged.flatMap((model) => flagsOf(model, code));
      return first === undefined ? null : `While ${namesOf(flagged)} ran: ${first.message}`;
    },
    action,
  };
}

export const disturbanceRules: readonly RunRule[] = [
  disturbed(
    'busy-machine',
    'others took cores that the engine has threads for',
    'End what else runs on the machine, and measure again.',
  ),
  disturbed(
    'throttled',
    'the control group was held back in more than 1 % of the periods of its quota',
    'Give the engine no more threads than the quota has cores, or raise the quota.',
  ),
  disturbed(
    'stolen',
    "the machine's host gave more than 1 % of the processors' time to others",
    'Measure on a machine whose processors are not shared, before quoting a figure.',
  ),
  disturbed(
    'frequency-unsteady',
    'the fastest core ran more than 10 % slower before or afterwards',
    "Fix the processor's frequency, or let the machine cool, and measure again.",
  ),
  disturbed(
    'event-loop-blocked',
    'the measuring thread was late by more than 10 ms and a tenth of an inference at p99',
    'Leave a core to the thread that sends and receives: give the engine one thread less, or quieten the machine.',
  ),
];
