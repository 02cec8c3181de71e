import type { Metric } from '../../report/schema/check-schema.js';
import type { Leak, MemoryOwner } from '../../report/schema/leak-schema.js';
import type { ModelResult } from '../../report/schema/model-schema.js';
import { formatNumber } from '../../verdicts/format-number.js';
import type { Rule } from '../rule.js';

function missed(id: string, condition: string, metric: Metric, action: string): Rule {
  return {
    id,
    condition,
    evidence({ checks }) {
      const check = checks.find((candidate) => candidate.metric === metric);
      return check?.verdict === 'fail' && check.value !== null ? check.reason : null;
    },
    action,
  };
}

/** Where to look, by who holds the memory. */
export const leakActions: Record<MemoryOwner, string> = {
  v8: 'Compare two heap snapshots some thousand inferences apart: a list, map or closure keeps JavaScript objects.',
  external: 'Look for results, images or buffers that are kept after their answer was used.',
  native: 'Look for sessions, tensors or decoders that are opened and never released.',
};

function leaksOf({ scenarios }: ModelResult): Leak[] {
  return Object.values(scenarios).flatMap(({ leak }) => (leak?.verdict === 'leak' ? [leak] : []));
}

/** The slopes that are none of the reason's business to repeat in full. */
function describeLeak({ reason, unit, signals }: Leak): string {
  const leaking = signals
    .filter(({ verdict }) => verdict === 'leak')
    .map(
      ({ owner, slope, low, high }) =>
        `${owner}: ${formatNumber(slope)} bytes ${unit === 'cycle' ? 'a cycle' : 'an inference'} ` +
        `(95 % interval ${formatNumber(low)} to ${formatNumber(high)})`,
    );
  return [reason, ...(leaking.length > 0 ? [`${leaking.join(', ')}.`] : [])].join(' ');
}

export const memoryRules: readonly Rule[] = [
  {
    id: 'leak',
    condition: 'memory grows with use',
    evidence(model) {
      const leaks = leaksOf(model);
      return leaks.length === 0 ? null : leaks.map(describeLeak).join(' ');
    },
    action: (model) => leakActions[leaksOf(model)[0]?.owner ?? 'native'],
  },
  missed(
    'memory-per-inference',
    'a single inference takes more memory than its target',
    'memory_per_inference_mb',
    'Take a smaller image size or variant, and refuse images with very many pixels.',
  ),
  missed(
    'memory-per-batch',
    'a batch takes more memory than its target',
    'memory_per_batch_mb',
    'Send smaller batches, or images with fewer pixels.',
  ),
  missed(
    'memory-grows',
    'memory grew over the inferences of a short run',
    'memory_growth_per_inference_kb',
    'Look for what keeps results or images alive; until it is found, open a new engine from time to time.',
  ),
  missed(
    'memory-kept',
    'closing an engine gives too little memory back',
    'memory_kept_after_close_mb',
    'Open one engine and keep it: closing does not give back what opening took.',
  ),
];
