import type { Metric } from '../report/schema/check-schema.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import { batchSamples, loadSamples, modelOf, sampleOf, samplesOf, scenariosOf } from '../testing/results.js';
import { defaultTargets } from '../targets/default-targets.js';
import type { Targets } from '../targets/targets.js';
import { judgeModel } from './judge-model.js';

function check(metric: Metric, scenarios: ModelResult['scenarios'], targets: Partial<Targets> = {}) {
  const found = judgeModel(modelOf({ scenarios }), { ...defaultTargets('nano'), ...targets }).find(
    (candidate) => candidate.metric === metric,
  );
  return found && { verdict: found.verdict, reason: found.reason };
}

const repeated = (count: number, value: number) => Array.from({ length: count }, () => value);

describe('a model whose scenarios all went well', () => {
  const checks = judgeModel(modelOf(), defaultTargets('nano'));

  it('passes every check', () => {
    expect(checks.map(({ metric, verdict }) => [metric, verdict])).toEqual([
      ['model_load_ms', 'pass'],
      ['real_time_compliance_rate', 'pass'],
      ['throughput_per_second', 'pass'],
      ['concurrent_response_ms', 'pass'],
      ['memory_per_inference_mb', 'pass'],
      ['memory_per_batch_mb', 'pass'],
      ['memory_growth_per_inference_kb', 'pass'],
      ['memory_kept_after_close_mb', 'pass'],
    ]);
  });

  it('has a value, its interval and its sample count in each', () => {
    expect(checks[0]).toEqual({
      metric: 'model_load_ms',
      comparison: 'below',
      target: 500,
      value: 120,
      low: 118,
      high: 122,
      n: 6,
      verdict: 'pass',
      reason:
        'The median of 6 loads is 120 ms (95 % interval 118 to 122); asked is below 500. ' +
        'With the start of its thread an engine opens in 220 ms.',
    });
  });

  it('is not judged where no target is set', () => {
    expect(judgeModel(modelOf(), defaultTargets('large')).map(({ metric }) => metric)).not.toContain(
      'throughput_per_second',
    );
  });
});

describe('loading', () => {
  const loads = (...ms: number[]) => scenariosOf({ load: { samples: loadSamples(ms) } });

  it('fails where the whole interval is above the target', () => {
    expect(check('model_load_ms', loads(700, 710, 720, 730, 740, 750))).toEqual({
      verdict: 'fail',
      reason:
        'The median of 6 loads is 725 ms (95 % interval 700 to 750); asked is below 500. ' +
        'With the start of its thread an engine opens in 825 ms.',
    });
  });

  it('is not decided where the target lies within the interval', () => {
    expect(check('model_load_ms', loads(480, 485, 490, 495, 498, 502))).toEqual({
      verdict: 'inconclusive',
      reason:
        'The median of 6 loads is 493 ms (95 % interval 480 to 502): too near to tell whether it is below 500. ' +
        'With the start of its thread an engine opens in 593 ms.',
    });
  });

  it('is not decided by five loads, however fast', () => {
    expect(check('model_load_ms', loads(1, 1, 1, 1, 1))).toEqual({
      verdict: 'inconclusive',
      reason:
        'It takes 6 loads to bound the median, and there are 5. With the start of its thread an engine opens in 101 ms.',
    });
  });
});

describe('real-time compliance', () => {
  const singles = (...totals: number[]) => scenariosOf({ single_inference: { samples: samplesOf(totals) } });

  it('fails by the observed share, with 2000 ms itself too late', () => {
    expect(check('real_time_compliance_rate', singles(...repeated(80, 10), ...repeated(20, 2000)))).toEqual({
      verdict: 'fail',
      reason: '80 of 100 single inferences (80 %) took less than 2000 ms; asked is 90 %.',
    });
  });

  it('passes with 36 samples in time', () => {
    expect(check('real_time_compliance_rate', singles(...repeated(36, 10)))?.verdict).toBe('pass');
  });

  it('is not rounded up from 35', () => {
    expect(check('real_time_compliance_rate', singles(...repeated(35, 10)))).toEqual({
      verdict: 'inconclusive',
      reason:
        '35 of 35 single inferences (100 %) took less than 2000 ms: so few may come of any share from 89.9 % to 100 %, and 90 % is asked.',
    });
  });

  it('is not decided by three samples of which one is late', () => {
    expect(check('real_time_compliance_rate', singles(10, 10, 2500))?.verdict).toBe('inconclusive');
  });

  it('fails by two samples where both are late: of ten, nine were to be in time', () => {
    expect(check('real_time_compliance_rate', singles(2500, 2600))?.verdict).toBe('fail');
  });

  it('does not count warm-up', () => {
    const samples = [sampleOf({ warm_up: true, total_ms: 9000 }), ...samplesOf(repeated(40, 10))];
    expect(check('real_time_compliance_rate', scenariosOf({ single_inference: { samples } }))?.verdict).toBe(
      'pass',
    );
  });

  it('is not decided by warm-up alone', () => {
    const samples = [sampleOf({ warm_up: true })];
    expect(check('real_time_compliance_rate', scenariosOf({ single_inference: { samples } }))).toEqual({
      verdict: 'inconclusive',
      reason: 'There is no single inference after warm-up.',
    });
  });
});

describe('throughput', () => {
  it('is that of whole batches', () => {
    const scenarios = scenariosOf({ batch: { samples: batchSamples([800, 810, 790, 805, 795, 800]) } });
    expect(check('throughput_per_second', scenarios)).toEqual({
      verdict: 'fail',
      reason: 'The median of 6 batches is 10 images/s (95 % interval 9.88 to 10.1); asked is above 20.',
    });
  });
});

describe('concurrent responses', () => {
  it('are judged by the slowest', () => {
    const scenarios = scenariosOf({ concurrent: { samples: samplesOf([10, 5001, 20]) } });
    expect(check('concurrent_response_ms', scenarios)).toEqual({
      verdict: 'fail',
      reason: 'The slowest of 3 concurrent responses took 5001 ms; asked is below 5000.',
    });
  });
});

describe('concurrent requests that were given up', () => {
  const after = (...waits: number[]) =>
    scenariosOf({
      concurrent: {
        samples: [
          ...samplesOf([100, 200]),
          ...waits.map((total_ms) => sampleOf({ total_ms, outcome: 'given-up', stages_ms: {} })),
        ],
      },
    });

  it('fail where they had already waited longer than asked', () => {
    expect(check('concurrent_response_ms', after(5100, 5099))).toEqual({
      verdict: 'fail',
      reason: '2 of 4 concurrent requests had no answer after 5100 ms; asked is below 5000.',
    });
  });

  it('decide nothing where they had not', () => {
    expect(check('concurrent_response_ms', after(3000, 3000))).toEqual({
      verdict: 'inconclusive',
      reason:
        '2 of 4 concurrent requests had no answer after 3000 ms, when their time was over; asked is below 5000.',
    });
  });

  it('are in no statistic of times', () => {
    expect(after(5100).concurrent.statistics['total_ms']).toMatchObject({ n: 2, max: 200 });
  });
});

describe('memory', () => {
  it('fails where a peak is above its target', () => {
    const scenarios = scenariosOf({ memory: { figures: { per_inference_mb: 1100, per_batch_mb: 1200 } } });
    expect(check('memory_per_inference_mb', scenarios)).toEqual({
      verdict: 'fail',
      reason: 'Inferences took 1100 MB at most above the loaded model; asked is below 1024.',
    });
    expect(check('memory_per_batch_mb', scenarios)?.verdict).toBe('pass');
  });

  it('that was not recorded decides nothing', () => {
    const scenarios = scenariosOf({ memory: { figures: {} } });
    expect(check('memory_per_inference_mb', scenarios)).toEqual({
      verdict: 'inconclusive',
      reason: 'The peak of memory was not recorded.',
    });
    expect(check('memory_growth_per_inference_kb', scenarios)).toEqual({
      verdict: 'inconclusive',
      reason: 'It takes 30 readings of memory after warm-up to tell growth, and there are 0.',
    });
  });

  const growing = (growth_low_kb: number, growth_kb: number, growth_high_kb: number) =>
    scenariosOf({
      memory: {
        figures: { growth_readings: 38, growth_kb, growth_low_kb, growth_high_kb, detection_limit_kb: 90 },
      },
    });

  it('that surely grows by more than 1 MB an inference is a leak', () => {
    expect(check('memory_growth_per_inference_kb', growing(1910, 2000, 2090))).toEqual({
      verdict: 'fail',
      reason:
        'Memory changes by 2000 KB an inference (95 % interval 1910 to 2090); asked is below 1024. ' +
        'These 38 inferences cannot see less than 90 KB.',
    });
  });

  it('of ten readings decides nothing, however they rise: that is memory settling in', () => {
    const figures = { growth_readings: 10, growth_kb: 2000, growth_low_kb: 1910, growth_high_kb: 2090 };
    expect(check('memory_growth_per_inference_kb', scenariosOf({ memory: { figures } }))).toEqual({
      verdict: 'inconclusive',
      reason: 'It takes 30 readings of memory after warm-up to tell growth, and there are 10.',
    });
  });

  it('that may or may not grow so decides nothing', () => {
    expect(check('memory_growth_per_inference_kb', growing(900, 1000, 1100))?.verdict).toBe('inconclusive');
  });

  it.each([
    [
      6,
      86,
      85,
      'fail',
      'After 6 open and close cycles 86 MB more are held than after the first; one loaded model takes 85 MB.',
    ],
    [
      6,
      -7,
      85,
      'pass',
      'After 6 open and close cycles 0 MB more are held than after the first; one loaded model takes 85 MB.',
    ],
    [2, 4, 85, 'inconclusive', 'It takes 3 cycles to tell, and there are 2.'],
    [
      6,
      9,
      0.5,
      'pass',
      'After 6 open and close cycles 9 MB more are held than after the first; ' +
        'one loaded model takes 0.50 MB, and under 16 MB is noise.',
    ],
  ])(
    'after %d cycles with %d MB kept of a model of %d MB: %s',
    (cycles, kept_after_close_mb, model_takes_mb, verdict, reason) => {
      const scenarios = scenariosOf({
        cleanup: { figures: { cycles, kept_after_close_mb, model_takes_mb } },
      });
      expect(check('memory_kept_after_close_mb', scenarios)).toEqual({ verdict, reason });
    },
  );
});

describe('what was not measured', () => {
  const error = {
    code: 'KILLED',
    message: 'The measuring process was ended by SIGKILL.',
    exit_code: null,
    signal: 'SIGKILL',
  };
  const lost = { state: 'failed', error: { code: error.code, message: error.message } } as const;

  it('failed, and what was measured before keeps its verdict', () => {
    const scenarios = scenariosOf({ batch: lost, concurrent: { state: 'not-run' } });
    const checks = judgeModel(modelOf({ state: 'failed', error, scenarios }), defaultTargets('nano'));
    expect(checks.slice(0, 4).map(({ metric, verdict, reason }) => [metric, verdict, reason])).toEqual([
      ['model_load_ms', 'pass', expect.any(String)],
      ['real_time_compliance_rate', 'pass', expect.any(String)],
      ['throughput_per_second', 'fail', 'Not measured. The measuring process was ended by SIGKILL.'],
      ['concurrent_response_ms', 'fail', 'Not measured. The measuring process was ended by SIGKILL.'],
    ]);
  });

  it('fails alone where its scenario alone threw', () => {
    const scenarios = scenariosOf({
      batch: { state: 'failed', error: { code: 'DEADLINE', message: 'Too late.' } },
    });
    const failed = judgeModel(modelOf({ state: 'failed', scenarios }), defaultTargets('nano')).filter(
      ({ verdict }) => verdict === 'fail',
    );
    expect(failed.map(({ metric, reason }) => [metric, reason])).toEqual([
      ['throughput_per_second', 'Not measured. Too late.'],
    ]);
  });

  it('decides nothing where there was no time for it', () => {
    const message = "The model's time was over before it could be measured.";
    const flags = [{ code: 'no-time-left', message }];
    const scenarios = scenariosOf({ concurrent: { state: 'not-run', flags } });
    expect(check('concurrent_response_ms', scenarios)).toEqual({ verdict: 'inconclusive', reason: message });
  });

  it('decides nothing where the caller interrupted it', () => {
    const scenarios = scenariosOf({ concurrent: { state: 'not-run' } });
    const checks = judgeModel(modelOf({ state: 'interrupted', scenarios }), defaultTargets('nano'));
    expect(checks[3]).toMatchObject({
      metric: 'concurrent_response_ms',
      verdict: 'inconclusive',
      reason: 'Interrupted before it was measured.',
    });
  });
});
