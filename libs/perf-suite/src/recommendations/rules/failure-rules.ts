import type { ModelResult } from '../../report/schema/model-schema.js';
import type { Rule } from '../rule.js';

const failed = (model: ModelResult, ...codes: string[]) =>
  model.error !== null && codes.includes(model.error.code) ? model.error.message : null;

export const failureRules: readonly Rule[] = [
  {
    id: 'out-of-time',
    evidence: (model) => failed(model, 'TIMEOUT'),
    action: () => 'Allow the model more time, or find out what it waits for.',
  },
  {
    id: 'killed',
    evidence: (model) => (model.error?.signal === 'SIGKILL' ? failed(model, 'KILLED') : null),
    action: () => 'Raise the memory limit, or take a smaller variant or image size.',
  },
  {
    id: 'crashed',
    evidence: (model) =>
      model.error?.signal === 'SIGKILL' ? null : failed(model, 'KILLED', 'EXITED', 'UNFINISHED'),
    action: () => 'Run the model alone and look at the last words: native code most likely crashed.',
  },
  {
    id: 'scenario-failed',
    evidence({ scenarios }) {
      const threw = Object.values(scenarios).flatMap(({ name, state, error, duration_ms }) => {
        return state === 'failed' && error !== null && duration_ms !== null
          ? [`${name.replaceAll('_', ' ')}: ${error.message}`]
          : [];
      });
      return threw.length === 0 ? null : threw.join(' ');
    },
    action: () => 'Read what the scenario reports, and try the model with `bench-runner infer`.',
  },
];
