import type { ScenarioResult } from '../../report/schema/scenario-schema.js';
import { formatNumber } from '../format-number.js';
import type { Judge, Judgement } from '../judge.js';

export const memoryPerInference: Judge = {
  metric: 'memory_per_inference_mb',
  comparison: 'below',
  scenario: 'memory',
  target: ({ memoryPerInferenceMb }) => memoryPerInferenceMb,
  judge: (scenario, { memoryPerInferenceMb }) =>
    judgePeak(scenario, 'per_inference_mb', memoryPerInferenceMb, 'Inferences'),
};

export const memoryPerBatch: Judge = {
  metric: 'memory_per_batch_mb',
  comparison: 'below',
  scenario: 'memory',
  target: ({ memoryPerBatchMb }) => memoryPerBatchMb,
  judge: (scenario, { memoryPerBatchMb }) => judgePeak(scenario, 'per_batch_mb', memoryPerBatchMb, 'Batches'),
};

function judgePeak(
  { figures, samples }: ScenarioResult,
  figure: string,
  target: number,
  what: string,
): Judgement {
  const value = figures[figure];
  if (value === undefined) return { verdict: 'inconclusive', reason: 'The peak of memory was not recorded.' };
  return {
    verdict: value < target ? 'pass' : 'fail',
    value,
    n: samples.length,
    reason:
      `${what} took ${formatNumber(value)} MB at most above the loaded model; ` +
      `asked is below ${formatNumber(target)}.`,
  };
}
