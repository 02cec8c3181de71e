import type { Metric } from '../../../report/schema/check-schema.js';
import type { ScenarioName, ScenarioResult } from '../../../report/schema/scenario-schema.js';
import { mergeTargets } from '../../../targets/merge-targets.js';
import { sampleOf, samplesOf, scenarioOf } from '../../../testing/results.js';
import { judgeModel } from '../../judge-model.js';

const judged = (metric: Metric, name: ScenarioName, about: Partial<ScenarioResult>) => {
  const scenarios = { [name]: scenarioOf(name, about) };
  const checks = judgeModel({ scenarios, error: null, state: 'measured' }, mergeTargets('nano'));
  return checks.find((check) => check.metric === metric)!;
};

describe('failures under stress', () => {
  it('pass where there are none', () => {
    expect(judged('repeated_failures', 'repeated', { figures: { done: 90, failures: 0 } })).toMatchObject({
      verdict: 'pass',
      value: 0,
      n: 90,
      reason: 'All 90 requests were answered, each image with the same result every time.',
    });
  });

  it('fail for a single one, and say which', () => {
    const flags = [
      { code: 'stress-failure', message: 'bomb.png: the worker died.' },
      { code: 'busy-machine', message: 'Others took 2 of 4 cores.' },
    ];
    expect(
      judged('edge_image_failures', 'edge_images', { figures: { done: 22, failures: 1 }, flags }),
    ).toMatchObject({
      verdict: 'fail',
      reason: '1 of 22 images did not end as they must. bomb.png: the worker died.',
    });
  });

  it('are not decided where nothing was done', () => {
    expect(judged('deadline_failures', 'deadlines', { figures: { done: 0 } })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'There were no requests.',
    });
  });

  it('are judged only where their scenario was planned', () => {
    expect(judged('edge_image_failures', 'repeated', {})).toBeUndefined();
  });
});

describe('drift', () => {
  const figures = (low: number, high: number) => ({
    figures: { drift_rate: (low + high) / 2, drift_low_rate: low, drift_high_rate: high },
    samples: samplesOf(Array.from({ length: 90 }, () => 10)),
  });

  it.each([
    ['passes where its interval lies below 10 %', -0.02, 0.06, 'pass'],
    ['fails where it lies above', 0.12, 0.2, 'fail'],
    ['is not decided where 10 % lie within', 0.02, 0.2, 'inconclusive'],
  ])('%s', (_, low, high, verdict) => {
    expect(judged('sustained_drift_rate', 'sustained', figures(low, high))).toMatchObject({ verdict, n: 90 });
  });

  it('is told with its interval', () => {
    expect(judged('sustained_drift_rate', 'sustained', figures(-0.02, 0.06)).reason).toBe(
      'The last third of 90 answers took +2.0 % against the first (95 % interval -2.0 % to +6.0 %); asked is below +10.0 %.',
    );
  });

  it('is not decided by few answers', () => {
    expect(judged('repeated_drift_rate', 'repeated', { samples: samplesOf([10, 11]) })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'It takes 60 answers to compare the last third with the first, and there are 2.',
    });
  });
});

describe('missed deadlines', () => {
  const late = (ms: number) =>
    Array.from({ length: 80 }, () => sampleOf({ outcome: 'timed-out', deadline_ms: 5, total_ms: 5 + ms }));

  it.each([
    [2, 'pass'],
    [80, 'fail'],
  ])('that are given up %d ms late: %s', (ms, verdict) => {
    expect(judged('deadline_late_ms', 'deadlines', { samples: late(ms) })).toMatchObject({
      verdict,
      value: ms,
      n: 80,
    });
  });

  it('of which there are few are not decided', () => {
    expect(judged('deadline_late_ms', 'deadlines', { samples: late(2).slice(0, 3) })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'It takes 72 missed deadlines to bound p95, and there are 3.',
    });
  });

  it.each([
    [35, 'pass'],
    [90, 'fail'],
  ])('are followed by an answer within three undisturbed ones and 20 ms: %d ms %s', (ms, verdict) => {
    const samples = Array.from({ length: 6 }, (_, round) => [
      sampleOf({ group: round, total_ms: 10 }),
      sampleOf({ group: round, outcome: 'timed-out', deadline_ms: 1, total_ms: 1 }),
      sampleOf({ group: round, total_ms: ms }),
    ]).flat();
    expect(judged('deadline_recovery_ms', 'deadlines', { samples })).toMatchObject({
      verdict,
      value: ms,
      target: 50,
      n: 6,
    });
  });
});

describe('the recovery from a kill', () => {
  it.each([
    [400, 'pass'],
    [9000, 'fail'],
  ])('is judged by what opening took: %d ms %s', (ms, verdict) => {
    const samples = [sampleOf(), ...Array.from({ length: 6 }, () => sampleOf({ image: null, total_ms: ms }))];
    expect(
      judged('worker_recovery_ms', 'killed_workers', { samples, figures: { open_ms: 300 } }),
    ).toMatchObject({
      verdict,
      value: ms,
      target: 1900,
      n: 6,
    });
  });
});

describe('what session churn leaves behind', () => {
  const kept = (value: number, low: number) => ({
    figures: { cycles: 9, kept_threads: value, kept_threads_low: low, kept_threads_high: value },
  });

  it.each([
    ['no thread more passes', 0, 0, 'pass'],
    ['a thread that came late is not decided', 1, 0, 'inconclusive'],
    ['a thread a cycle fails', 7, 6.5, 'fail'],
  ])('%s', (_, value, low, verdict) => {
    expect(judged('session_churn_kept_threads', 'session_churn', kept(value, low))).toMatchObject({
      verdict,
      value,
      n: 9,
    });
  });

  it('is not decided by few cycles', () => {
    expect(
      judged('session_churn_kept_descriptors', 'session_churn', {
        figures: { cycles: 3 },
        samples: [sampleOf()],
      }).reason,
    ).toBe('It takes 3 cycles after warm-up to tell what they leave behind, and there is 1.');
  });

  it('is not decided where the system does not tell', () => {
    expect(
      judged('session_churn_kept_threads', 'session_churn', { samples: samplesOf([1, 1, 1]) }).reason,
    ).toBe('This system does not tell how many threads a process has.');
  });

  it('is less than a loaded model', () => {
    const figures = { cycles: 6, kept_after_close_mb: 90, model_takes_mb: 80 };
    expect(judged('session_churn_kept_mb', 'session_churn', { figures })).toMatchObject({
      verdict: 'fail',
      target: 80,
    });
  });
});

describe('memory pressure', () => {
  const peak = (peak_mb: number, evictions = 8) => ({
    figures: { peak_mb, memory_budget_mb: 300, loads: 10, evictions },
  });

  it.each([
    [380, 'pass'],
    [400, 'fail'],
  ])('may reach the budget, a tenth and 64 MB: %d MB %s', (mb, verdict) => {
    expect(judged('memory_pressure_peak_mb', 'memory_pressure', peak(mb))).toMatchObject({
      verdict,
      target: 394,
    });
  });

  it('is none where all models fitted', () => {
    expect(judged('memory_pressure_peak_mb', 'memory_pressure', peak(100, 0))).toMatchObject({
      verdict: 'inconclusive',
      reason: '10 loads and 0 evictions: all models fitted at once.',
    });
  });
});

describe('what refused models leave behind', () => {
  it.each([
    [-3, 75, 75, 'pass'],
    [90, 75, 75, 'fail'],
    [12, 1, 16, 'pass'],
  ])(
    'is less than a loaded model, or noise: %d MB of a model of %d',
    (kept_mb, model_takes_mb, target, verdict) => {
      const figures = { kept_mb, model_takes_mb, done: 18 };
      expect(judged('invalid_model_kept_mb', 'invalid_models', { figures })).toMatchObject({
        verdict,
        value: kept_mb,
        target,
      });
    },
  );
});
