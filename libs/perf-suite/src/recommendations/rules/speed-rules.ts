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

export const speedRules: readonly Rule[] = [
  slowStage('over-real-time-target', 'real_time_compliance_rate', 'single_inference'),
  slowStage('low-throughput', 'throughput_per_second', 'batch', workShares),
  slowStage('slow-concurrent-response', 'concurrent_response_ms', 'concurrent'),
  {
    id: 'slow-load',
    evidence: (model) => missed(model, 'model_load_ms'),
    action: () => 'Open the engine once and keep it, and load before the first request comes.',
  },
  {
    id: 'costly-preparation',
    evidence({ scenarios }) {
      if (scenarios.single_inference === undefined) return null;
      const shares = stageShares(scenarios.single_inference).filter(
        ({ stage }) => stage === 'decode' || stage === 'preprocess',
      );
      const share = shares.reduce((total, stage) => total + stage.share, 0);
      if (share < largePreparation) return null;
      const ms = shares.reduce((total, stage) => total + stage.meanMs, 0);
      return `Decoding and preprocessing take ${formatShare(share)} of a single inference (${formatNumber(ms)} ms).`;
    },
    action: () => stageActions.decode,
  },
];
