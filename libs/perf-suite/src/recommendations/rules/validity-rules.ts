import { scenarioNames } from '../../report/schema/scenario-schema.js';
import type { Rule } from '../rule.js';
import { isShortOfTime } from '../short-of-time.js';

export const validityRules: readonly Rule[] = [
  {
    id: 'too-few-samples',
    condition: 'single inferences are too few to bound a p95, and time was not short',
    evidence(model) {
      const total = model.scenarios.single_inference?.statistics['total_ms'];
      if (total === undefined || total.p95.value !== null || isShortOfTime(model)) return null;
      return `${total.n} single inferences bound no p95: it takes ${total.p95.needed}.`;
    },
    action: 'Measure on a faster machine, or a smaller variant or image size, before quoting a p95.',
  },
  {
    id: 'no-steady-state',
    condition: 'warm-up did not settle',
    evidence({ scenarios }) {
      const unsteady = scenarioNames.filter((name) =>
        scenarios[name]?.flags.some(({ code }) => code === 'no-steady-state'),
      );
      return unsteady.length === 0
        ? null
        : `Warm-up did not settle in: ${unsteady.join(', ').replaceAll('_', ' ')}.`;
    },
    action: "End what else runs on the machine, fix the processor's frequency, and measure again.",
  },
  {
    id: 'undecided',
    condition: 'a check could not be decided, and time was not short',
    evidence(model) {
      if (isShortOfTime(model)) return null;
      const undecided = model.checks.filter(({ verdict, n }) => verdict === 'inconclusive' && n > 0);
      return undecided.length === 0 ? null : undecided.map(({ reason }) => reason).join(' ');
    },
    action: 'Measure again on a quieter or faster machine, or set a target further from what is measured.',
  },
  {
    id: 'nothing-found',
    condition: 'no object was found in any single inference',
    evidence({ scenarios }) {
      const found = scenarios.single_inference?.statistics['detections'];
      return found?.max === 0 ? `No object was found in ${found.n} single inferences.` : null;
    },
    action: 'Measure with images of your own that hold objects: post-processing costs what it finds.',
  },
];
