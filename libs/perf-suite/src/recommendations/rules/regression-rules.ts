import { formatChange } from '../../baselines/describe-comparison.js';
import type { ModelResult } from '../../report/schema/model-schema.js';
import type { Regression } from '../../report/schema/regression-schema.js';
import { formatNumber } from '../../verdicts/format-number.js';
import type { Rule } from '../rule.js';

const having = ({ regressions }: ModelResult, verdict: Regression['verdict']) =>
  regressions.filter((regression) => regression.verdict === verdict);

/** The stage behind most of a slowdown; `null` where the stages are not known or none took longer. */
function slowedStage(regressions: readonly Regression[]) {
  const stages = regressions.flatMap((regression) => regression.stages ?? []);
  const [most] = stages
    .map((stage) => ({ ...stage, more: stage.value - stage.baseline }))
    .sort((a, b) => b.more - a.more);
  return most !== undefined && most.more > 0 ? most : null;
}

export const regressionRules: readonly Rule[] = [
  {
    id: 'regression',
    condition: 'a figure became worse than its baseline',
    evidence(model) {
      const worse = having(model, 'fail');
      if (worse.length === 0) return null;
      const stage = slowedStage(worse);
      const most =
        stage === null
          ? []
          : [
              `Most of it is ${stage.stage}: ${formatNumber(stage.value)} ms, ${formatNumber(stage.baseline)} before` +
                `${stage.baseline > 0 ? ` (${formatChange(stage.value / stage.baseline - 1)})` : ''}.`,
            ];
      return [...worse.map(({ reason }) => reason), ...most].join(' ');
    },
    action: ({ variant }) =>
      `Confirm it side by side with \`bench-runner compare ${variant} --base <last good commit>\`; ` +
      `where it is meant, measure the baseline anew.`,
  },
  {
    id: 'not-comparable-baseline',
    condition: 'the baseline was taken otherwise than the run',
    evidence: (model) => having(model, 'not-comparable')[0]?.reason ?? null,
    action: ({ variant }) => `Measure it anew with \`bench-runner baseline update ${variant}\`.`,
  },
];
