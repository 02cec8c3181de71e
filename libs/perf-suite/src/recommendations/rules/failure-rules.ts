import type { ModelResult } from '../../report/schema/model-schema.js';
import type { Rule } from '../rule.js';

const failed = (model: ModelResult, ...codes: string[]) =>
  model.error !== null && codes.includes(model.error.code) ? model.error.message : null;

export const failureRules: readonly Rule[] = [
  {
    id: 'out-of-time',
    condition: 'the measuring process did not end in time',
    evidence: (model) => failed(model, 'TIMEOUT'),
    action: 'Allow the model more time, or find out what it waits for.',
  },
  {
    id: 'killed',
    condition: 'the measuring process was killed, as for want of memory',
    evidence: (model) => (model.error?.signal === 'SIGKILL' ? failed(model, 'KILLED') : null),
    action: 'Raise the memory limit, or take a smaller variant or image size.',
  },
  {
    id: 'crashed',
    condition: 'the measuring process ended before its work',
    evidence: (model) =>
      model.error?.signal === 'SIGKILL' ? null : failed(model, 'KILLED', 'EXITED', 'UNFINISHED'),
    action: 'Run the model alone and look at the last words: native code most likely crashed.',
  },
  {
    id: 'scenario-failed',
    condition: 'a scenario threw',
    evidence({ scenarios }) {
      const threw = Object.values(scenarios).flatMap(({ name, state, error, duration_ms }) => {
        return state === 'failed' && error !== null && duration_ms !== null
          ? [`${name.replaceAll('_', ' ')}: ${error.message}`]
          : [];
      });
      return threw.length === 0 ? null : threw.join(' ');
    },
    action: 'Read what the scenario reports, and try the model with `bench-runner infer`.',
  },
];
