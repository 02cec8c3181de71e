import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fakeContext } from '../../testing/fake-context.js';
import { deadlines } from './deadlines.js';
import { edgeImagesScenario } from './edge-images.js';
import { edgeImages } from './edge-images/all-edge-images.js';
import { invalidModelsScenario } from './invalid-models.js';
import { invalidModels } from './invalid-models/all-invalid-models.js';
import { memoryPressure } from './memory-pressure.js';
import { repeated } from './repeated.js';
import { sessionChurn } from './session-churn.js';
import { sustained } from './sustained.js';

const unwarmed = { inferenceMs: [3] };
const coded = (code: string) => Object.assign(new Error(`${code} it was.`), { code });

describe('the repeated scenario', () => {
  it('asks two images twice before it goes on to all', async () => {
    const { context, samples } = fakeContext({
      ...unwarmed,
      images: ['a', 'b', 'c'].map((name) => ({ name, bytes: new Uint8Array(1), pixels: 1 })),
    });
    await repeated.run(context);
    const asked = samples.filter(({ warm_up }) => !warm_up).map(({ image }) => image);
    expect(asked).toEqual(['a', 'b', 'a', 'b', 'b', 'c']);
  });

  it('fails where an image is answered differently', async () => {
    const steady = Array.from({ length: 10 }, () => []);
    const { context, samples } = fakeContext({ answers: [...steady, [], [], [], [{}], []] });
    await repeated.run(context);
    expect(samples.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      { error: 'DIFFERENT_ANSWER' },
    ]);
  });

  it('is done often enough to tell something where there is no time', async () => {
    const { context, samples } = fakeContext({ ...unwarmed, timeMs: 1 });
    await repeated.run(context);
    expect(samples.filter(({ warm_up }) => !warm_up)).toHaveLength(4);
  });
});

describe('the sustained scenario', () => {
  it('has callers that ask again and again, the first time to warm up', async () => {
    const { context, samples } = fakeContext(unwarmed);
    await context.steadyEngine();
    samples.length = 0;
    await sustained.run(context);
    expect(samples.map(({ group, warm_up }) => [group, warm_up])).toEqual([
      [1, true],
      [2, true],
      [1, false],
      [2, false],
      [1, false],
      [2, false],
    ]);
  });

  it('goes on where requests fail, and keeps count', async () => {
    const answered = Array.from({ length: 10 }, () => 3);
    const { context, samples } = fakeContext({ inferenceMs: [...answered, coded('MODEL_RUN'), 3] });
    await context.steadyEngine();
    samples.length = 0;
    await sustained.run(context);
    expect(samples).toHaveLength(6);
    expect(samples.filter(({ outcome }) => outcome === 'failed')).toMatchObject([{ error: 'MODEL_RUN' }]);
  });
});

describe('the deadlines scenario', () => {
  it('asks before and after each burst, whose requests are given up in both ways', async () => {
    const warm = Array.from({ length: 10 }, () => 3);
    const round = [3, 'never', 'never', 3] as const;
    const { context, samples } = fakeContext({ inferenceMs: [...warm, ...round, ...round] });
    await context.steadyEngine();
    samples.length = 0;
    await deadlines.run(context);
    const round1 = [
      [1, undefined],
      [1, 'timed-out'],
      [1, 'given-up'],
      [1, undefined],
    ];
    const found = samples.map(({ group, outcome }) => [group, outcome]);
    expect(found.slice(0, 4)).toEqual(round1);
    expect(found).toHaveLength(8);
    for (const { outcome, deadline_ms } of samples) {
      expect(deadline_ms === undefined).toBe(outcome === undefined);
    }
  });
});

describe('the edge image scenario', () => {
  it('fails for each broken image that is answered as if it were whole', async () => {
    const { context, samples, engines } = fakeContext();
    await edgeImagesScenario.run(context);
    const broken = edgeImages.filter(({ must }) => must === 'be refused').map(({ name }) => name);
    expect(samples).toHaveLength(edgeImages.length);
    expect(samples.flatMap(({ error, image }) => (error === 'NOT_REFUSED' ? [image] : []))).toEqual(broken);
    expect(engines.map(({ closed }) => closed)).toEqual([1]);
  });

  it('fails for each whole image that is refused, and takes a refusal of a broken one as right', async () => {
    const { context, samples } = fakeContext({ inferenceMs: [coded('IMAGE_CORRUPT')] });
    await edgeImagesScenario.run(context);
    expect(samples.map(({ outcome }) => outcome)).toEqual(
      edgeImages.map(({ must }) => (must === 'be refused' ? 'refused' : 'failed')),
    );
  });

  it('fails for a broken image that crashes its worker', async () => {
    const { context, samples } = fakeContext({ inferenceMs: [coded('WORKER_CRASHED')] });
    await edgeImagesScenario.run(context);
    expect(samples.every(({ outcome }) => outcome === 'failed')).toBe(true);
  });
});

describe('the invalid model scenario', () => {
  let scratch: string;
  let model: string;
  beforeEach(async () => {
    scratch = await mkdtemp(join(tmpdir(), 'framegate-invalid-'));
    model = join(scratch, 'model.onnx');
    await writeFile(model, new Uint8Array(10_000));
  });
  afterEach(() => rm(scratch, { recursive: true }));

  it('fails for each damaged model that is opened and answers, and leaves no files', async () => {
    const { context, samples, phases } = fakeContext({ models: [model], scratch });
    await invalidModelsScenario.run(context);
    expect(samples.map(({ image, error }) => [image, error])).toEqual(
      invalidModels.map(({ name }) => [name, 'NOT_REFUSED']),
    );
    expect(phases.map(({ name }) => name)).toEqual(['whole model', 'damaged models']);
    expect(await readdir(scratch)).toEqual(['model.onnx']);
  });

  it('opens twice what is refused: in a process, where nothing can be hurt, and in a thread', async () => {
    const { context, samples } = fakeContext({
      models: [model],
      scratch,
      inferenceMs: [3, coded('MODEL_OUTPUT')],
    });
    const answering = context.open;
    let opened = 0;
    const open: typeof context.open = async (settings) => {
      if (opened++ > 0) throw coded('MODEL_LOAD');
      return answering(settings);
    };
    await invalidModelsScenario.run({ ...context, open });
    expect(samples).toHaveLength(2 * invalidModels.length);
    expect(samples.every(({ outcome, error }) => outcome === 'refused' && error === 'MODEL_LOAD')).toBe(true);
  });
});

describe('the session churn scenario', () => {
  it('closes each engine, and records what is held after each cycle', async () => {
    const { context, samples, engines, phases } = fakeContext();
    await sessionChurn.run(context);
    expect(engines.map(({ closed }) => closed)).toEqual([1, 1, 1, 1]);
    // Every other engine is left with a request in it.
    expect(engines.map(({ images }) => images.length)).toEqual([1, 2, 1, 2]);
    expect(samples.map(({ warm_up }) => warm_up)).toEqual([true, true, false, false]);
    expect(phases.map(({ name }) => name).slice(0, 2)).toEqual(['open 1', 'close 1']);
    if (process.platform === 'linux') {
      for (const { threads, descriptors } of samples) {
        expect(threads).toBeGreaterThan(0);
        expect(descriptors).toBeGreaterThan(0);
      }
    }
  });

  it.each([
    ['CLOSED', undefined],
    ['MODEL_RUN', 'failed'],
  ])('takes a request that ends with %s when its engine is closed for: %s', async (code, outcome) => {
    const { context, samples } = fakeContext({ inferenceMs: [3, coded(code)] });
    await sessionChurn.run(context);
    expect(samples.map((sample) => sample.outcome)).toEqual([undefined, outcome, undefined, outcome]);
  });
});

describe('the memory pressure scenario', () => {
  it('asks models in turn that do not fit at once, and one that never fits', async () => {
    const { context, samples, figures, phases } = fakeContext();
    await memoryPressure.run(context);
    expect(samples.map(({ image, outcome }) => [image, outcome])).toEqual([
      ['oversized', 'refused'],
      ...Array.from({ length: 6 }, (_, index) => [index % 2 === 0 ? 'small.png' : 'large.jpg', undefined]),
    ]);
    expect(figures).toEqual([{ loads: 6, evictions: 5, memory_budget_mb: 220 }]);
    expect(phases.map(({ name }) => name)).toEqual(['memory pressure']);
  });

  it('fails where an answer changes with the model that was loaded anew', async () => {
    const { context, samples } = fakeContext({ answers: [[], [], [{}], []] });
    await memoryPressure.run(context);
    expect(samples.filter(({ outcome }) => outcome === 'failed')).toMatchObject([
      { error: 'DIFFERENT_ANSWER' },
    ]);
  });
});
