import { readFileSync } from 'node:fs';
import { undecided } from '../baselines/undecided.js';
import type { Leak } from '../report/schema/leak-schema.js';
import type { ModelResult } from '../report/schema/model-schema.js';
import type { Regression } from '../report/schema/regression-schema.js';
import type { Level, ScenarioResult } from '../report/schema/scenario-schema.js';
import { reportOf } from '../testing/report.js';
import { batchSamples, modelOf, sampleOf, samplesOf, scenarioOf, scenariosOf } from '../testing/results.js';
import { recommend } from './recommend.js';
import type { RunFacts } from './rule.js';
import { ruleTable } from './rule-table.js';
import { leakActions } from './rules/memory-rules.js';
import { stageActions } from './stage-actions.js';

const run: RunFacts = { environment: { ...reportOf().environment, cpu_quota: null }, exam: null };
const advice = (model: ModelResult, about: Partial<RunFacts> = {}) =>
  recommend([model], { ...run, ...about }).map(({ rule, evidence, action }) => [rule, evidence, action]);

const regression = (about: Partial<Regression>): Regression => ({
  ...undecided({ name: 'single_inference_ms', isAdvisory: false }, 'inconclusive', '', 20),
  ...about,
});

const point = (value: number, about: Partial<ScenarioResult>, figures = {}): Level => ({
  value,
  statistics: scenarioOf('concurrent', about).statistics,
  figures,
});

const callers = (value: number, rate: number, ms: number) =>
  point(value, { samples: samplesOf([ms]) }, { images_per_second: rate });

const batches = (value: number, rate: number): Level => {
  const samples = batchSamples([8000 / rate]);
  return { value, statistics: scenarioOf('batch', { samples }).statistics, figures: {} };
};

const leak = (about: Partial<Leak> = {}): Leak => ({
  verdict: 'leak',
  owner: 'external',
  unit: 'inference',
  reason: 'Memory grows.',
  signals: [
    {
      owner: 'external',
      n: 300,
      slope: 4096,
      low: 4000,
      high: 4200,
      budget: 128,
      detection_limit: 100,
      is_decaying: false,
      verdict: 'leak',
    },
  ],
  ...about,
});

describe('a regression', () => {
  const failed = regression({ verdict: 'fail', reason: 'The median is 60 ms, 50 before.' });

  it('is told with the stage that takes most of it, and how to confirm it', () => {
    const stages: Regression['stages'] = [
      { stage: 'decode', value: 6, baseline: 5 },
      { stage: 'inference', value: 50, baseline: 40 },
    ];
    expect(advice(modelOf({ regressions: [{ ...failed, stages }] }))).toEqual([
      [
        'regression',
        'The median is 60 ms, 50 before. Most of it is inference: 50 ms, 40 before (+25.0 %).',
        'Confirm it side by side with `bench-runner compare yolo11n --base <last good commit>`; ' +
          'where it is meant, measure the baseline anew.',
      ],
    ]);
  });

  it('is told without one where stages are not known, or none took longer', () => {
    const same: Regression['stages'] = [{ stage: 'decode', value: 5, baseline: 5 }];
    for (const stages of [[], same]) {
      const [[, evidence] = []] = advice(modelOf({ regressions: [{ ...failed, stages }] }));
      expect(evidence).toBe('The median is 60 ms, 50 before.');
    }
  });

  it('that cannot be told for another machine or runtime asks for a new baseline', () => {
    const reason = 'The baseline was taken with another node (18 → 20).';
    expect(advice(modelOf({ regressions: [regression({ verdict: 'not-comparable', reason })] }))).toEqual([
      ['not-comparable-baseline', reason, 'Measure it anew with `bench-runner baseline update yolo11n`.'],
    ]);
  });

  it('is not told of figures that pass or could not be decided', () => {
    expect(advice(modelOf({ regressions: [regression({ verdict: 'pass' }), regression({})] }))).toEqual([]);
  });
});

describe('load', () => {
  const swept = (knee_callers: number) =>
    modelOf({
      scenarios: scenariosOf({
        concurrent: {
          figures: { knee_callers },
          levels: { of: 'callers', points: [callers(1, 20, 50), callers(2, 38, 55), callers(4, 39, 105)] },
        },
      }),
    });

  it('beyond the knee only waits', () => {
    expect(advice(swept(2))).toEqual([
      [
        'beyond-the-knee',
        'The knee is at 2 callers. With 2 callers: 38 images/s, 55 ms in the median. ' +
          'With 4 callers: 39 images/s, 105 ms in the median.',
        'Let no more than 2 requests in at once: those beyond the knee only wait.',
      ],
    ]);
    expect(advice(swept(4))).toEqual([]);
  });

  const batched = (...points: Level[]) =>
    modelOf({ scenarios: scenariosOf({ batch: { levels: { of: 'images_per_batch', points } } }) });

  it('in larger batches is of no use where they are no faster', () => {
    expect(advice(batched(batches(1, 20), batches(4, 39), batches(8, 40)))).toEqual([
      [
        'larger-batches-do-not-help',
        'In the median batches of 4 reach 39 images/s, and batches of 8 reach 40 images/s.',
        'Send no more than 4 images at once: larger batches only wait longer.',
      ],
    ]);
    expect(advice(batched(batches(1, 20), batches(8, 40)))).toEqual([]);
    expect(advice(batched())).toEqual([]);
  });

  it('of cameras is told with how many are held', () => {
    const points = [1, 2, 3].map((value) => point(value, {}));
    const cameras = (cameras_held: number) =>
      advice(
        modelOf({
          scenarios: scenariosOf({
            concurrent: {
              figures: { cameras_held, frames_per_second: 25 },
              levels: { of: 'cameras', points },
            },
          }),
        }),
      );
    expect(cameras(2)).toMatchObject([
      ['cameras', 'The machine holds 2 cameras of 25 frames/s each, and not 3.', expect.any(String)],
    ]);
    expect(cameras(3)).toEqual([]);
  });

  it('of more threads than cores is told by the quota, where there is one', () => {
    const threaded = (workers: number, threads: number, cpu_quota: number | null) =>
      advice(modelOf({ engine: { workers, threads } }), {
        environment: { ...run.environment, cpu_quota },
      });
    expect(threaded(2, 4, 3.5)).toMatchObject([
      ['more-threads-than-cores', '2 workers with 4 threads each, on 3.50 cores.', expect.any(String)],
    ]);
    expect([threaded(1, 4, 3.5), threaded(2, 2, null)]).toEqual([[], []]);
  });

  it('of decoding alone is told before that of all preparation', () => {
    const stages_ms = { decode: 40, preprocess: 5, queue: 0, inference: 30, postprocess: 5 };
    const samples = Array.from({ length: 80 }, () => sampleOf({ total_ms: 80, stages_ms }));
    expect(advice(modelOf({ scenarios: scenariosOf({ single_inference: { samples } }) }))).toEqual([
      [
        'decode-bound',
        'Decoding takes 50 % of a single inference (40 ms), inference 37.5 % (30 ms).',
        `${stageActions.decode} A faster network would change little.`,
      ],
    ]);
  });
});

describe('a leak', () => {
  it('is told with its slope, and where to look by who holds it', () => {
    const leaking = (about: Partial<Leak>) =>
      advice(modelOf({ scenarios: scenariosOf({ memory: { leak: leak(about) } }) }));
    expect(leaking({})).toEqual([
      [
        'leak',
        'Memory grows. external: 4096 bytes an inference (95 % interval 4000 to 4200).',
        leakActions.external,
      ],
    ]);
    expect(leaking({ owner: 'v8', unit: 'cycle' })).toEqual([
      ['leak', expect.stringContaining('4096 bytes a cycle'), leakActions.v8],
    ]);
    expect(leaking({ verdict: 'inconclusive', owner: null })).toEqual([]);
  });
});

describe('a machine', () => {
  it.each(['busy-machine', 'throttled', 'stolen', 'frequency-unsteady', 'event-loop-blocked'])(
    'that disturbed is told once: %s',
    (code) => {
      const flags = [{ code, message: 'By 12 %.' }];
      const model = modelOf({ scenarios: scenariosOf({ batch: { flags }, load: { flags } }) });
      expect(advice(model)).toEqual([[code, 'While yolo11n ran: By 12 %.', expect.any(String)]]);
    },
  );

  it('whose gate failed its exam is not to be believed', () => {
    const question = {
      kind: 'no-change' as const,
      size: 0,
      what: 'No change',
      trials: 20,
      alarms: 5,
      undecided: 0,
      rate: 0.25,
      low: 0.08,
      high: 0.5,
      passed: false,
    };
    const exam: RunFacts['exam'] = {
      taken_at: '2025-01-02T03:04:05.678Z',
      machine_id: 'x',
      verdict: 'untrusted',
      reason: 'It cried wolf.',
      questions: [question, { ...question, what: 'A leak', passed: true }],
    };
    expect(advice(modelOf(), { exam })).toMatchObject([
      ['exam-untrusted', 'It cried wolf. No change: 5 alarms in 20 trials (25 %).', expect.any(String)],
    ]);
    expect(advice(modelOf(), { exam: { ...exam, verdict: 'trusted' } })).toEqual([]);
  });
});

describe('the page on recommendations', () => {
  const page = readFileSync(new URL('../../../../docs/recommendations.md', import.meta.url), 'utf8')
    .replaceAll(/\s+/g, ' ')
    .replaceAll('\\|', '|');
  const rules = [...ruleTable.ofModels, ...ruleTable.ofRun];

  it.each(rules.map((rule) => [rule.id, rule] as const))('tells when this one applies: %s', (id, rule) => {
    expect(page).toContain(`| \`${id}\` | ${rule.condition} |`);
    if (typeof rule.action === 'string') expect(page).toContain(rule.action);
  });

  it('tells what to do by stage, and by who holds the memory', () => {
    for (const action of [...Object.values(stageActions), ...Object.values(leakActions)]) {
      expect(page).toContain(action);
    }
  });

  it('has each rule once', () => {
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
  });
});
