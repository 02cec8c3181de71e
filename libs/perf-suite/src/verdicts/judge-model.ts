import type { Check } from '../report/schema/check-schema.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { Targets } from '../targets/targets.js';
import type { Judge } from './judge.js';
import { concurrentResponse } from './judges/concurrent-response.js';
import { memoryGrowth } from './judges/memory-growth.js';
import { memoryKept } from './judges/memory-kept.js';
import { memoryLeak, memoryLeakPerCycle } from './judges/memory-leak.js';
import { memoryPerBatch, memoryPerInference } from './judges/memory-peak.js';
import { modelLoad } from './judges/model-load.js';
import { realTimeCompliance } from './judges/real-time-compliance.js';
import { stressJudges } from './judges/stress/stress-judges.js';
import { throughput } from './judges/throughput.js';

const judges: readonly Judge[] = [
  modelLoad,
  realTimeCompliance,
  throughput,
  concurrentResponse,
  memoryPerInference,
  memoryPerBatch,
  memoryGrowth,
  memoryKept,
  ...stressJudges,
  memoryLeak,
  memoryLeakPerCycle,
];

type Measured = Pick<ModelResult, 'scenarios' | 'error' | 'state'>;

/**
 * Every target of a model, judged. What could not be measured failed, unless the caller interrupted it or there was no
 * time for it.
 */
export function judgeModel(model: Measured, targets: Targets): Check[] {
  return judges.flatMap((judge) => {
    const target = judge.target(targets);
    if (target === undefined) return [];
    const scenario = model.scenarios[judge.scenario];
    if (scenario === undefined || judge.applies?.(scenario) === false) return [];
    const { metric, comparison } = judge;
    const blank = { metric, comparison, target, value: null, low: null, high: null, n: 0 };
    if (scenario.state === 'complete') return [{ ...blank, ...judge.judge(scenario, targets) }];
    if (model.state === 'interrupted') {
      return [{ ...blank, verdict: 'inconclusive', reason: 'Interrupted before it was measured.' }];
    }
    const late = scenario.flags.find(({ code }) => code === 'no-time-left');
    if (late !== undefined) return [{ ...blank, verdict: 'inconclusive', reason: late.message }];
    const cause = scenario.error ?? model.error;
    return [
      { ...blank, verdict: 'fail', reason: `Not measured. ${cause?.message ?? 'The scenario did not run.'}` },
    ];
  });
}
