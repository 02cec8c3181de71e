import type { Metric } from '../../report/schema/check-schema.js';
import type { Rule } from '../rule.js';

function missed(id: string, metric: Metric, action: string): Rule {
  return {
    id,
    evidence({ checks }) {
      const check = checks.find((candidate) => candidate.metric === metric);
      return check?.verdict === 'fail' && check.value !== null ? check.reason : null;
    },
    action: () => action,
  };
}

export const memoryRules: readonly Rule[] = [
  missed(
    'memory-per-inference',
    'memory_per_inference_mb',
    'Take a smaller image size or variant, and refuse images with very many pixels.',
  ),
  missed('memory-per-batch', 'memory_per_batch_mb', 'Send smaller batches, or images with fewer pixels.'),
  missed(
    'memory-grows',
    'memory_growth_per_inference_kb',
    'Look for what keeps results or images alive; until it is found, open a new engine from time to time.',
  ),
  missed(
    'memory-kept',
    'memory_kept_after_close_mb',
    'Open one engine and keep it: closing does not give back what opening took.',
  ),
];
