import type { Regression } from '../report/schema/regression-schema.js';
import { baselineOf, usualProcesses } from '../testing/baseline.js';
import { reportOf } from '../testing/report.js';
import { batchSamples, loadSamples, modelOf, sampleOf, samplesOf, scenariosOf } from '../testing/results.js';
import type { Baseline, ProcessRecord } from './baseline-schema.js';
import { judgeRegressions } from './judge-regressions.js';

const report = (...times: number[]) =>
  reportOf({
    results_by_model: {
      yolo11n: modelOf({ scenarios: scenariosOf({ single_inference: { samples: samplesOf(times) } }) }),
    },
  });

const judge = (run: ReturnType<typeof report>, baseline: Baseline | null) =>
  judgeRegressions(run, new Map([['yolo11n', baseline]]))['yolo11n']!;
const usual = (count?: number, about?: ProcessRecord) => baselineOf(usualProcesses(count, about), report(50));
const verdicts = (regressions: readonly Regression[]) =>
  regressions.map(({ metric, verdict }) => [metric, verdict]);

describe('a variant against its baseline', () => {
  it('passes where its process is like those before', () => {
    expect(judge(report(49, 50, 51), usual())).toEqual([
      {
        metric: 'single_inference_ms',
        verdict: 'pass',
        reason:
          'The median single inference is 50 ms, 50 in the 20 processes of the baseline: +0.0 % ' +
          '(95 % interval −3.1 % to +3.1 %). A slowdown of 4.4 % is found 4 times in 5.',
        value: 50,
        baseline: 50,
        low: expect.closeTo(48.44, 2) as number,
        high: expect.closeTo(51.56, 2) as number,
        n: 20,
        change: 0,
        change_low: expect.closeTo(-0.031, 3) as number,
        change_high: expect.closeTo(0.031, 3) as number,
        minimum_detectable_effect: expect.closeTo(0.044, 3) as number,
        adjusted_p: expect.closeTo(0.5, 9) as number,
      },
    ]);
  });

  it('fails where its process is slower than one more of them would be', () => {
    expect(verdicts(judge(report(53), usual()))).toEqual([['single_inference_ms', 'fail']]);
  });

  it('passes with a slowdown under 3 %, however alike the processes are', () => {
    const alike = usual(20, { single_inference_ms: { value: 50 } });
    expect(verdicts(judge(report(51.4), alike))).toEqual([['single_inference_ms', 'pass']]);
    expect(verdicts(judge(report(51.6), alike))).toEqual([['single_inference_ms', 'fail']]);
  });

  it('is not said to be slower where others took the cores meanwhile', () => {
    const flags = [{ code: 'busy-machine', message: 'Others took 3 of 4 cores.' }];
    const busy = (ms: number) => {
      const single_inference = { samples: samplesOf([ms]), flags };
      const results_by_model = { yolo11n: modelOf({ scenarios: scenariosOf({ single_inference }) }) };
      return judge(reportOf({ results_by_model }), usual())[0]!;
    };
    expect(busy(60)).toMatchObject({ verdict: 'inconclusive', value: 60 });
    expect(busy(60).reason).toMatch(/in 5\. That may be why: Others took 3 of 4 cores\.$/);
    expect(busy(50)).toMatchObject({ verdict: 'pass' });
  });

  it('says which stage takes how long now, and took', () => {
    const stages_ms = { decode: 1, preprocess: 1, queue: 0, inference: 41, postprocess: 1 };
    const slower = sampleOf({ total_ms: 60, stages_ms: { ...stages_ms, inference: 51 } });
    const run = reportOf({
      results_by_model: {
        yolo11n: modelOf({
          scenarios: scenariosOf({ single_inference: { samples: Array(80).fill(slower) } }),
        }),
      },
    });
    expect(judge(run, usual(20, { stages_ms }))[0]).toMatchObject({
      verdict: 'fail',
      stages: [
        { stage: 'decode', value: 1, baseline: 1 },
        { stage: 'preprocess', value: 1, baseline: 1 },
        { stage: 'queue', value: 0, baseline: 0 },
        { stage: 'inference', value: 51, baseline: 41 },
        { stage: 'postprocess', value: 1, baseline: 1 },
      ],
    });
  });

  it('is judged by each figure that the baseline holds; load time decides no exit code', () => {
    const scenarios = scenariosOf({
      single_inference: { samples: samplesOf(Array(80).fill(50)) },
      batch: { samples: batchSamples([200, 200, 200, 200, 200, 200]) },
      load: { samples: loadSamples([150, 150, 150, 150, 150, 150]) },
      memory: { figures: { loaded_mb: 100, per_inference_mb: 30 } },
    });
    const run = reportOf({ results_by_model: { yolo11n: modelOf({ scenarios }) } });
    const about = {
      single_inference_p95_ms: { value: 40 },
      throughput_per_second: { value: 44 },
      peak_memory_mb: { value: 120 },
      model_load_ms: { value: 120 },
    };
    const regressions = judge(run, usual(20, about));
    expect(regressions.map(({ metric, verdict, advisory }) => [metric, verdict, advisory ?? false])).toEqual([
      ['single_inference_ms', 'pass', false],
      ['single_inference_p95_ms', 'fail', false],
      ['throughput_per_second', 'fail', false],
      ['peak_memory_mb', 'pass', false],
      ['model_load_ms', 'fail', true],
    ]);
    expect(regressions[2]!.reason).toMatch(/^The median throughput in batches of 8 is 40 images\/s, 44 in/);
    expect(regressions[2]!.change).toBeCloseTo(-1 / 11, 5);
  });

  it('needs a greater slowdown to fail the more figures a run judges', () => {
    const names = Array.from({ length: 12 }, (_, index) => `model${index}`);
    const single_inference = { samples: samplesOf([51.7]) };
    const model = modelOf({ scenarios: scenariosOf({ single_inference }) });
    const run = (variants: string[]) =>
      reportOf({ results_by_model: Object.fromEntries(variants.map((variant) => [variant, model])) });
    const judged = (variants: string[]) =>
      judgeRegressions(run(variants), new Map(variants.map((variant) => [variant, usual()])))['model0'];
    expect(judged(names.slice(0, 1))).toMatchObject([{ verdict: 'fail' }]);
    const [among] = judged(names)!;
    expect(among).toMatchObject({ verdict: 'pass' });
    expect(among!.minimum_detectable_effect).toBeGreaterThan(0.05);
  });

  it('is not decided by 19 processes', () => {
    expect(judge(report(50), usual(19))).toMatchObject([
      { verdict: 'inconclusive', value: 50, n: 19, reason: 'The baseline holds 19 processes: it takes 20.' },
    ]);
  });

  it('is not comparable where anything that a time depends on differs, which is named once', () => {
    const baseline = usual(20, { model_load_ms: { value: 100 } });
    const other = {
      ...baseline,
      fingerprint: {
        ...baseline.fingerprint,
        node: '18.0.0',
        cpu_quota: null,
        artifact_sha256: 'b'.repeat(64),
      },
    };
    expect(judge(report(50), other)).toMatchObject([
      {
        verdict: 'not-comparable',
        reason:
          'The baseline was taken with another artifact_sha256 (bbbbbbbb → aaaaaaaa), cpu_quota (none → 2), ' +
          'node (18.0.0 → 20.20.2).',
      },
    ]);
  });

  it('has nothing to compare without a baseline', () => {
    expect(judge(report(50), null)).toEqual([]);
  });

  it('is compared in batches of 8 alone, whichever others there are', () => {
    const judged = (batch: object) => {
      const scenarios = scenariosOf({ single_inference: { samples: samplesOf([50]) }, batch });
      const run = reportOf({ results_by_model: { yolo11n: modelOf({ scenarios }) } });
      return judge(run, usual(20, { throughput_per_second: { value: 40 } }))[1];
    };
    const [eight] = [scenariosOf({ batch: { samples: batchSamples([200, 200]) } }).batch];
    const point = (value: number, statistics = {}) => ({ value, statistics, figures: {} });
    expect(
      judged({
        statistics: {},
        levels: { of: 'images_per_batch', points: [point(1), point(8, eight.statistics)] },
      }),
    ).toMatchObject({ verdict: 'pass', value: 40 });
    expect(judged({ samples: batchSamples([200, 200]), figures: { batch_size: 4 } })).toMatchObject({
      verdict: 'inconclusive',
      reason: 'The batches hold 4 images: those of the baseline hold 8.',
    });
  });

  it('is not decided by the few inferences that there was time for', () => {
    const flags = [{ code: 'cut-short', message: 'There was time for 5 of 108 single inferences.' }];
    const samples = samplesOf([90, 90, 90, 90, 90]);
    const hurried = modelOf({ scenarios: scenariosOf({ single_inference: { samples, flags } }) });
    const regressions = judge(reportOf({ results_by_model: { yolo11n: hurried } }), usual());
    expect(regressions).toMatchObject([
      { verdict: 'inconclusive', reason: 'There was time for 5 single inferences: it takes 6 to compare.' },
    ]);
  });

  it('is not decided where nothing was measured, though its engine never opened', () => {
    const lost = modelOf({ engine: null, scenarios: scenariosOf({ single_inference: { samples: [] } }) });
    expect(judge(reportOf({ results_by_model: { yolo11n: lost } }), usual())).toMatchObject([
      { verdict: 'inconclusive', reason: 'There are no single inferences.' },
    ]);
  });
});
