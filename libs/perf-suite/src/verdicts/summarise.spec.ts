import { undecided } from '../baselines/undecided.js';
import type { Check } from '../report/schema/check-schema.js';
import type { Regression } from '../report/schema/regression-schema.js';
import { mergeTargets } from '../targets/merge-targets.js';
import { modelTargets } from '../targets/report-targets.js';
import { modelOf, sampleOf, samplesOf, scenariosOf } from '../testing/results.js';
import { summarise } from './summarise.js';

const check = (verdict: Check['verdict'], about: Partial<Check> = {}): Check => ({
  metric: 'model_load_ms',
  comparison: 'below',
  target: 500,
  value: 1,
  low: null,
  high: null,
  n: 6,
  verdict,
  reason: '',
  ...about,
});

const checks = (...verdicts: Check['verdict'][]) => verdicts.map((verdict) => check(verdict));

describe('the summary of a run', () => {
  it('counts the checks of all models; what could not be decided is in neither side of the rate', () => {
    const models = [
      modelOf({ checks: checks('pass', 'pass', 'fail') }),
      modelOf({ checks: checks('pass', 'inconclusive') }),
    ];
    expect(summarise(models, false)).toMatchObject({
      total_tests: 5,
      passed: 3,
      failed: 1,
      inconclusive: 1,
      success_rate: 0.75,
      verdict: 'critical',
      exit_code: 1,
    });
  });

  it('holds each single inference to the target of its own model, warm-up left out', () => {
    const slow = modelOf({
      scenarios: scenariosOf({
        single_inference: { samples: [...samplesOf([40, 60]), sampleOf({ warm_up: true })] },
      }),
      targets: modelTargets(mergeTargets('nano', { inferenceMs: 50 })),
      checks: [...checks('pass', 'pass', 'pass'), check('fail', { metric: 'real_time_compliance_rate' })],
    });
    const fast = modelOf({
      scenarios: scenariosOf({ single_inference: { samples: samplesOf([40, 60]) } }),
      checks: checks('pass'),
    });
    expect(summarise([slow, fast], false)).toMatchObject({
      real_time_compliance_rate: 0.75,
      verdict: 'warning',
      exit_code: 2,
    });
  });

  it('is no warning for a share under its target while no model has enough samples to show it', () => {
    const few = modelOf({
      scenarios: scenariosOf({ single_inference: { samples: samplesOf([10, 10, 2500]) } }),
      checks: [...checks('pass'), check('inconclusive', { metric: 'real_time_compliance_rate' })],
    });
    expect(summarise([few], false)).toMatchObject({ verdict: 'inconclusive', exit_code: 3 });
  });

  it('asks for the strictest success rate of its models', () => {
    const strict = modelOf({
      checks: checks('pass', 'pass', 'pass', 'pass', 'fail'),
      targets: modelTargets(mergeTargets('nano', { successRate: 0.95 })),
    });
    expect(summarise([strict], false)).toMatchObject({
      success_rate: 0.8,
      verdict: 'critical',
      exit_code: 1,
    });
  });

  it('is critical for a leak that was measured, not for memory that was not', () => {
    const many = checks(...Array.from({ length: 9 }, () => 'pass' as const));
    const leak = check('fail', { metric: 'memory_growth_per_inference_kb', value: 4000 });
    expect(summarise([modelOf({ checks: [...many, leak] })], false).exit_code).toBe(1);
    expect(summarise([modelOf({ checks: [...many, { ...leak, value: null }] })], false).exit_code).toBe(2);
  });

  it('is critical for a regression that decides, not for one that advises or that could not be told', () => {
    const regression = undecided({ name: 'single_inference_ms', isAdvisory: false }, 'inconclusive', '', 20);
    const having = (about: Partial<Regression>) =>
      summarise([modelOf({ checks: checks('pass'), regressions: [{ ...regression, ...about }] })], false)
        .exit_code;
    expect([having({ verdict: 'fail' }), having({ verdict: 'fail', advisory: true }), having({})]).toEqual([
      1, 0, 0,
    ]);
  });

  it('has no rates where nothing was measured', () => {
    const none = modelOf({ scenarios: scenariosOf({ single_inference: { samples: [] } }) });
    expect(summarise([none], false)).toMatchObject({
      success_rate: null,
      real_time_compliance_rate: null,
      verdict: 'inconclusive',
      exit_code: 3,
    });
  });

  it('is that of an interruption where there was one', () => {
    expect(summarise([modelOf({ checks: checks('fail') })], true)).toMatchObject({
      verdict: 'interrupted',
      exit_code: 130,
    });
  });
});
