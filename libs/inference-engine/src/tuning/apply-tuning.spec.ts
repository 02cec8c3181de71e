import { writeFile } from 'node:fs/promises';
import type { EngineEvent } from '../engine/engine-event.js';
import { InferenceEngine } from '../engine/inference-engine.js';
import { errorOf } from '../testing/error-of.js';
import { noise } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { tuningFor } from '../testing/tunings.js';
import { applyTuning } from './apply-tuning.js';
import type { Tuning, TuningConditions } from './tuning-schema.js';

let models: ModelFolder;
let model: string;
let file: string;
let tuning: Tuning;

beforeAll(async () => {
  models = await ModelFolder.create();
  model = await models.mirror();
  tuning = await tuningFor({ model });
});
beforeEach(async () => {
  file = await models.file('tuning.json', JSON.stringify(tuning));
});
afterAll(() => models.remove());

const otherConditions = (conditions: Partial<TuningConditions>) =>
  writeFile(file, JSON.stringify({ ...tuning, conditions: { ...tuning.conditions, ...conditions } }));

describe('InferenceEngine with a tuning', () => {
  it('opens with what was chosen for the goal', async () => {
    const events: string[] = [];
    await using engine = await InferenceEngine.open({
      model,
      tuning: { file, goal: 'throughput' },
      onEvent: ({ type }) => events.push(type),
    });
    expect(engine.info).toMatchObject({
      workers: 2,
      threads: 3,
      tuning: { applied: true, file, goal: 'throughput', overridden: [] },
    });
    expect(events).not.toContain('tuning-ignored');
    expect((await engine.infer(noise())).width).toBe(64);
  });

  it('opens without a tuning made for another model, and says so', async () => {
    const events: EngineEvent[] = [];
    const other = await models.elastic();
    await using engine = await InferenceEngine.open({
      model: other,
      tuning: { file, goal: 'throughput' },
      onEvent: (event) => events.push(event),
    });
    const reason =
      `The tuning ${file} does not hold: it was made for other files than these, those of mirror. ` +
      'Run `bench-runner tune` here for one that does.';
    expect(engine.info).toMatchObject({
      workers: 1,
      tuning: { applied: false, file, goal: 'throughput', reason },
    });
    expect(events[0]).toEqual({ type: 'tuning-ignored', file, reason });
  });

  it('tells nothing of tunings where none was asked for', async () => {
    await using engine = await InferenceEngine.open({ model });
    expect(engine.info).not.toHaveProperty('tuning');
  });

  it('does not open with a damaged one', async () => {
    await writeFile(file, '{}');
    expect(await errorOf(InferenceEngine.open({ model, tuning: { file, goal: 'latency' } }))).toMatchObject({
      code: 'TUNING_READ',
    });
  });
});

describe('applyTuning', () => {
  it('lets options that are given win', async () => {
    const given = { model, workers: 1, maxDelayMs: 3, tuning: { file, goal: 'throughput' } } as const;
    expect(await applyTuning(given)).toEqual({
      options: {
        ...given,
        session: { graphOptimization: 'extended', memoryPattern: true, memoryArena: false },
      },
      tuning: {
        applied: true,
        file,
        goal: 'throughput',
        overridden: ['workers', 'threads', 'maxDelayMs', 'session.spinning'],
      },
    });
  });

  it('fails where a tuning that does not hold was to fail', async () => {
    await otherConditions({ processors: 1000, onnxruntime: '1.0.0', image_size: '64x64' });
    const { processors, onnxruntime } = tuning.conditions;
    const failing = applyTuning({ model, tuning: { file, goal: 'throughput', onMismatch: 'fail' } });
    expect(await errorOf(failing)).toMatchObject({
      name: 'TuningMismatchError',
      code: 'TUNING_MISMATCH',
      message:
        `The tuning ${file} does not hold: it was made for image size 64x64 (here of the model), ` +
        `number of usable processors 1000 (here ${processors}), version of onnxruntime 1.0.0 (here ${onnxruntime}). ` +
        'Run `bench-runner tune` here for one that does.',
    });
  });

  it.each([
    ['processor', { cpu_model: 'Abacus' }],
    ['architecture', { arch: 'pdp11' }],
    ['platform', { platform: 'multics' }],
    ['execution providers', { execution_providers: 'cuda,cpu' }],
  ])('does not apply one of another %s', async (title, conditions) => {
    await otherConditions(conditions);
    const [value] = Object.values(conditions);
    const { tuning: state } = await applyTuning({ model, tuning: { file, goal: 'throughput' } });
    expect(state).toMatchObject({
      applied: false,
      reason: expect.stringContaining(`made for ${title} ${value}`),
    });
  });

  it('does not apply one that holds nothing for the goal', async () => {
    const { options, tuning: state } = await applyTuning({ model, tuning: { file, goal: 'latency' } });
    expect(state).toMatchObject({ applied: false, reason: expect.stringContaining('no choice for latency') });
    expect(options.workers).toBeUndefined();
  });

  it('does not apply one that took more memory than there is', async () => {
    const throughput = { ...tuning.throughput, peak_memory_mb: 1e9 };
    await writeFile(file, JSON.stringify({ ...tuning, throughput }));
    const { tuning: state } = await applyTuning({ model, tuning: { file, goal: 'throughput' } });
    expect(state).toMatchObject({
      applied: false,
      reason: expect.stringMatching(
        /does not hold: it took 1000000000 MB, and this process may have \d+ MB\. Run/,
      ),
    });
  });

  it('knows the files of a model in any order', async () => {
    const pair = await models.segmenter();
    await writeFile(file, JSON.stringify(await tuningFor({ model: pair })));
    const turned = { model: [...pair].reverse(), tuning: { file, goal: 'throughput' } } as const;
    expect((await applyTuning(turned)).tuning).toMatchObject({ applied: true });
  });

  it('says which file of a model is missing', async () => {
    const missing = `${model}.gone`;
    const opening = applyTuning({ model: missing, tuning: { file, goal: 'throughput' } });
    expect(await errorOf(opening)).toMatchObject({
      code: 'MODEL_LOAD',
      message: `Cannot load ${missing}: no such file.`,
    });
  });

  it.each([
    [{ file: '', goal: 'latency' }, 'Expected `tuning.file` to be the path of a tuning file, got  (string).'],
    [
      { file: 'a', goal: 'speed' },
      'Expected `tuning.goal` to be "latency" or "throughput", got speed (string).',
    ],
    [{ file: 'a' }, 'Expected `tuning.goal` to be "latency" or "throughput", got undefined (undefined).'],
    [
      { file: 'a', goal: 'latency', onMismatch: 'cry' },
      'Expected `tuning.onMismatch` to be "ignore" or "fail", got cry (string).',
    ],
  ])('says what it expected of %j', async (options, message) => {
    const error = await errorOf(applyTuning({ model, tuning: options as never }));
    expect(error).toMatchObject({ code: 'INVALID_OPTION', message });
  });
});
