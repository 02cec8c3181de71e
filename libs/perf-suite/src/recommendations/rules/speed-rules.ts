import type { Metric } from '../../report/schema/check-schema.js';
import type { ModelResult } from '../../report/schema/model-schema.js';
import type { ScenarioName, ScenarioResult } from '../../report/schema/scenario-schema.js';
import { formatNumber, formatShare } from '../../verdicts/format-number.js';
import type { Rule } from '../rule.js';
import { stageActions } from '../stage-actions.js';
import { stageShares, workShares, type StageShare } from '../stage-shares.js';

/** From this share of the time on, bringing an image to the network is worth a look. */
const largePreparation = 0.4;

function missed(model: ModelResult, metric: Metric): string | null {
  const check = model.checks.find((candidate) => candidate.metric === metric);
  return check?.verdict === 'fail' && check.value !== null ? check.reason : null;
}

/** A target on time that was missed: the stage that takes most of it is named. */
function slowStage(
  id: string,
  condition: string,
  metric: Metric,
  scenario: ScenarioName,
  shares: (scenario: ScenarioResult) => readonly StageShare[] = stageShares,
): Rule {
  const sharesOf = ({ scenarios }: ModelResult) => {
    const measured = scenarios[scenario];
    return measured === undefined ? [] : shares(measured);
  };
  return {
    id,
    condition,
    evidence(model) {
      const reason = missed(model, metric);
      const [largest] = sharesOf(model);
      if (reason === null || largest === undefined) return reason;
      const { stage, share, meanMs } = largest;
      return `${reason} Most of it, ${formatShare(share)} (${formatNumber(meanMs)} ms), is ${stage}.`;
    },
    action(model) {
      const [largest] = sharesOf(model);
      return stageActions[largest?.stage ?? 'inference'];
    },
  };
}

/** Where the time of a single inference goes; empty where it was not measured. */
function singleShares({ scenarios }: ModelResult): StageShare[] {
  return scenarios.single_inference === undefined ? [] : stageShares(scenarios.single_inference);
}

function isDecodeBound(model: ModelResult): boolean {
  return singleShares(model)[0]?.stage === 'decode';
}

export const speedRules: readonly Rule[] = [
  slowStage(
    'over-real-time-target',
    'too few single inferences are within their target',
    'real_time_compliance_rate',
    'single_inference',
  ),
  slowStage('low-throughput', 'throughput is under its target', 'throughput_per_second', 'batch', workShares),
  slowStage(
    'slow-concurrent-response',
    'a response among several at once is over its target',
    'concurrent_response_ms',
    'concurrent',
  ),
  {
    id: 'slow-load',
    condition: 'loading takes longer than its target',
    evidence: (model) => missed(model, 'model_load_ms'),
    action: 'Open the engine once and keep it, and load before the first request comes.',
  },
  {
    id: 'decode-bound',
    condition: 'decoding takes longer than any other stage of a single inference',
    evidence(model) {
      const shares = singleShares(model);
      const [first, second] = shares;
      if (!isDecodeBound(model) || first === undefined || second === undefined) return null;
      return (
        `Decoding takes ${formatShare(first.share)} of a single inference (${formatNumber(first.meanMs)} ms), ` +
        `${second.stage} ${formatShare(second.share)} (${formatNumber(second.meanMs)} ms).`
      );
    },
    action: `${stageActions.decode} A faster network would change little.`,
  },
  {
    id: 'costly-preparation',
    condition:
      'decoding and preprocessing take 40 % of a single inference or more, and decoding is not the most of it',
    evidence(model) {
      const shares = singleShares(model).filter(({ stage }) => stage === 'decode' || stage === 'preprocess');
      const share = shares.reduce((total, stage) => total + stage.share, 0);
      if (share < largePreparation || isDecodeBound(model)) return null;
      const ms = shares.reduce((total, stage) => total + stage.meanMs, 0);
      return `Decoding and preprocessing take ${formatShare(share)} of a single inference (${formatNumber(ms)} ms).`;
    },
    action: stageActions.decode,
  },
];
