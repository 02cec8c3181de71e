import type { ModelResult } from '../report/schema/model-schema.js';
import { defaultTargets } from '../targets/default-targets.js';
import type { ScenarioResult } from '../report/schema/scenario-schema.js';
import type { Targets } from '../targets/targets.js';
import { reportOf } from '../testing/report.js';
import { batchSamples, loadSamples, modelOf, sampleOf, samplesOf, scenariosOf } from '../testing/results.js';
import { judgeModel } from '../verdicts/judge-model.js';
import { recommend as recommendIn } from './recommend.js';

function judged(about: Partial<ModelResult> = {}, targets: Partial<Targets> = {}): ModelResult {
  const model = modelOf(about);
  return { ...model, checks: judgeModel(model, { ...defaultTargets('nano'), ...targets }) };
}

const environment = { ...reportOf().environment, cpu_quota: null };
const recommend = (models: readonly ModelResult[]) => recommendIn(models, { environment, exam: null });

const slow = (stages_ms: Record<string, number>, total_ms: number, n = 100) =>
  Array.from({ length: n }, () => sampleOf({ total_ms, stages_ms }));

const advice = (model: ModelResult) =>
  recommend([model]).map(({ rule, evidence, action }) => [rule, evidence, action]);

describe('recommendations', () => {
  it('are none where every figure is well', () => {
    expect(recommend([judged()])).toEqual([]);
  });

  it('name the model', () => {
    expect(recommend([judged({ variant: 'yolo11x' }, { loadMs: 50 })])).toMatchObject([
      { rule: 'slow-load', model: 'yolo11x' },
    ]);
  });

  it('name the stage that takes most of a time over its target, and what shortens it', () => {
    const samples = slow({ decode: 100, preprocess: 50, queue: 0, inference: 1800, postprocess: 50 }, 2000);
    expect(advice(judged({ scenarios: scenariosOf({ single_inference: { samples } }) }))).toEqual([
      [
        'over-real-time-target',
        '0 of 100 single inferences (0 %) took less than 2000 ms; asked is 90 %. ' +
          'Most of it, 90 % (1800 ms), is inference.',
        'Take a smaller variant or image size, or give the engine more threads.',
      ],
    ]);
  });

  it('ask for workers where concurrent requests wait for one another', () => {
    const samples = slow(
      { decode: 100, preprocess: 10, queue: 5000, inference: 800, postprocess: 10 },
      5920,
      30,
    );
    expect(advice(judged({ scenarios: scenariosOf({ concurrent: { samples } }) }))).toEqual([
      [
        'slow-concurrent-response',
        'The slowest of 30 concurrent responses took 5920 ms; asked is below 5000. ' +
          'Most of it, 84.4 % (5000 ms), is queue.',
        'Send fewer requests at once, or open the engine with more workers where cores are free.',
      ],
    ]);
  });

  it('look past the queue for what holds throughput down: all of a batch is there from the beginning', () => {
    const stages_ms = { decode: 30, preprocess: 5, queue: 400, inference: 10, postprocess: 5 };
    const samples = batchSamples([900, 900, 900, 900, 900, 900]).map((sample) => ({ ...sample, stages_ms }));
    expect(advice(judged({ scenarios: scenariosOf({ batch: { samples } }) }))).toEqual([
      [
        'low-throughput',
        'The median of 6 batches is 8.89 images/s (95 % interval 8.89 to 8.89); asked is above 20. ' +
          'Most of it, 60 % (30 ms), is decode.',
        "Send images nearer to the network's input size, or as JPEG, or send decoded pixels.",
      ],
    ]);
  });

  it('ask for a look at preparation where it takes much of an inference that is in time', () => {
    const samples = slow({ decode: 30, preprocess: 10, queue: 0, inference: 55, postprocess: 5 }, 100);
    expect(advice(judged({ scenarios: scenariosOf({ single_inference: { samples } }) }))).toEqual([
      [
        'costly-preparation',
        'Decoding and preprocessing take 40 % of a single inference (40 ms).',
        "Send images nearer to the network's input size, or as JPEG, or send decoded pixels.",
      ],
    ]);
  });

  it.each<[string, Partial<ModelResult>, Partial<Targets>]>([
    [
      'low-throughput',
      { scenarios: scenariosOf({ batch: { samples: batchSamples([900, 900, 900, 900, 900, 900]) } }) },
      {},
    ],
    ['slow-load', {}, { loadMs: 100 }],
    ['memory-per-inference', {}, { memoryPerInferenceMb: 80 }],
    ['memory-per-batch', {}, { memoryPerBatchMb: 100 }],
    [
      'memory-grows',
      {
        scenarios: scenariosOf({
          memory: {
            figures: {
              per_inference_mb: 9,
              per_batch_mb: 9,
              growth_readings: 38,
              growth_kb: 2000,
              growth_low_kb: 1900,
              growth_high_kb: 2100,
            },
          },
        }),
      },
      {},
    ],
    [
      'memory-kept',
      {
        scenarios: scenariosOf({
          cleanup: { figures: { cycles: 6, kept_after_close_mb: 90, model_takes_mb: 80 } },
        }),
      },
      {},
    ],
    [
      'too-few-samples',
      { scenarios: scenariosOf({ single_inference: { samples: samplesOf(Array(60).fill(9)) } }) },
      {},
    ],
    ['undecided', { scenarios: scenariosOf({ load: { samples: loadSamples([1, 2]) } }) }, {}],
    [
      'no-steady-state',
      { scenarios: scenariosOf({ concurrent: { flags: [{ code: 'no-steady-state', message: '' }] } }) },
      {},
    ],
    [
      'nothing-found',
      {
        scenarios: scenariosOf({
          single_inference: {
            samples: samplesOf(Array(80).fill(9)).map((sample) => ({ ...sample, detections: 0 })),
          },
        }),
      },
      {},
    ],
    [
      'scenario-failed',
      { scenarios: scenariosOf({ batch: { state: 'failed', error: { code: 'X', message: 'Odd.' } } }) },
      {},
    ],
  ])('have a rule for it: %s', (rule, about, targets) => {
    expect(recommend([judged(about, targets)]).map((recommendation) => recommendation.rule)).toEqual([rule]);
  });

  it('say once for all models that others took the machine', () => {
    const flags = [{ code: 'busy-machine', message: 'Others took 2.40 of 4 cores.' }];
    const scenarios = scenariosOf({ batch: { flags }, concurrent: { flags } });
    expect(recommend([judged({ scenarios }), judged({ variant: 'yolo11x', scenarios }), judged()])).toEqual([
      {
        rule: 'busy-machine',
        model: null,
        evidence: 'While yolo11n, yolo11x ran: Others took 2.40 of 4 cores.',
        action: 'End what else runs on the machine, and measure again.',
      },
    ]);
  });

  it('ask for more time where checks were not decided for want of it, and say that alone', () => {
    const flags = [{ code: 'cut-short', message: 'There was time for 2 of 6 loads.' }];
    const load = { samples: loadSamples([1, 2]), flags };
    const single_inference = { samples: samplesOf([9, 9]), flags };
    expect(recommend([judged({ scenarios: scenariosOf({ load, single_inference }) }), judged()])).toEqual([
      {
        rule: 'short-of-time',
        model: null,
        evidence: 'Time was short for yolo11n: 2 checks could not be decided.',
        action: 'Give the run more time (`--time`), or measure fewer models at once (`--models`).',
      },
    ]);
  });

  it('ask for no more time where all was decided without it', () => {
    const flags = [{ code: 'cut-short', message: 'There was time for 40 of 50 inferences.' }];
    expect(recommend([judged({ scenarios: scenariosOf({ memory: { flags } }) })])).toEqual([]);
  });

  it.each([
    ['out-of-time', { code: 'TIMEOUT', message: 'Too long.', exit_code: null, signal: 'SIGKILL' }],
    ['killed', { code: 'KILLED', message: 'Killed.', exit_code: null, signal: 'SIGKILL' }],
    ['crashed', { code: 'KILLED', message: 'Aborted.', exit_code: null, signal: 'SIGABRT' }],
    ['crashed', { code: 'EXITED', message: 'Ended with 3.', exit_code: 3, signal: null }],
  ])('say what to do about a model that was lost: %s', (rule, error) => {
    const model = judged({ state: 'failed', error });
    expect(recommend([model])).toMatchObject([{ rule, evidence: error.message }]);
  });

  it('say nothing about the speed of what was not measured', () => {
    const lost = {
      state: 'failed',
      error: { code: 'TIMEOUT', message: 'Late.' },
      duration_ms: null,
      samples: [],
    } satisfies Partial<ScenarioResult>;
    const error = { code: 'TIMEOUT', message: 'Late.', exit_code: null, signal: 'SIGKILL' };
    const scenarios = scenariosOf({ single_inference: lost });
    expect(recommend([judged({ state: 'failed', error, scenarios })]).map(({ rule }) => rule)).toEqual([
      'out-of-time',
    ]);
  });
});
