import type { Leak, LeakSignal } from '../../report/schema/leak-schema.js';
import { defaultTargets } from '../../targets/default-targets.js';
import { modelOf, scenarioOf, scenariosOf } from '../../testing/results.js';
import { judgeModel } from '../judge-model.js';
import { summarise } from '../summarise.js';

const signal = (about: Partial<LeakSignal>): LeakSignal => ({
  owner: 'v8',
  n: 100,
  slope: 10,
  low: 5,
  high: 15,
  budget: 128,
  detection_limit: 269,
  is_decaying: false,
  verdict: 'clean',
  ...about,
});
const native = signal({ owner: 'native', slope: 5000, low: 4000, high: 6000, budget: 1024, verdict: 'leak' });

const leakOf = (about: Partial<Leak>): Leak => ({
  verdict: 'leak',
  owner: 'native',
  unit: 'inference',
  signals: [signal({}), native],
  reason: 'Native memory grows.',
  ...about,
});

const checksOf = (leak: Leak | null) =>
  judgeModel(
    modelOf({ scenarios: { ...scenariosOf(), leak: scenarioOf('leak', { leak }) } }),
    defaultTargets('nano'),
  ).filter(({ metric }) => metric.startsWith('memory_leak'));

describe('the check for leaks', () => {
  it('fails for a leak, by the figures of its owner', () => {
    expect(checksOf(leakOf({}))).toEqual([
      {
        metric: 'memory_leak',
        comparison: 'below',
        target: 1024,
        value: 5000,
        low: 4000,
        high: 6000,
        n: 100,
        verdict: 'fail',
        reason: 'Native memory grows.',
      },
    ]);
  });

  it('passes where there is none, by the figures nearest to their budget', () => {
    const signals = [signal({}), signal({ owner: 'external', slope: 90 })];
    expect(checksOf(leakOf({ verdict: 'clean', owner: null, signals }))).toMatchObject([
      { verdict: 'pass', value: 90, target: 128 },
    ]);
  });

  it('is not decided by too few readings', () => {
    const few = leakOf({ verdict: 'inconclusive', owner: null, signals: [], reason: 'Too few.' });
    expect(checksOf(few)).toMatchObject([{ verdict: 'inconclusive', value: null, reason: 'Too few.' }]);
    expect(checksOf(null)).toMatchObject([{ verdict: 'inconclusive' }]);
  });

  it('is made for cycles of opening and closing where there are enough of them alone', () => {
    const cleanup = { leak: leakOf({ unit: 'cycle' }) };
    const model = modelOf({ scenarios: scenariosOf({ cleanup }) });
    const metrics = judgeModel(model, defaultTargets('nano')).map(({ metric }) => metric);
    expect(metrics).toContain('memory_leak_per_cycle');
  });

  it('makes a run critical where it fails', () => {
    const checks = [...judgeModel(modelOf(), defaultTargets('nano')), ...checksOf(leakOf({}))];
    const summary = summarise([modelOf({ checks })], false);
    expect(summary).toMatchObject({ verdict: 'critical', reason: 'A memory leak was measured.' });
  });
});
