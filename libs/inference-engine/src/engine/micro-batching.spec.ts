import { join } from 'node:path';
import { errorOf } from '../testing/error-of.js';
import { noise } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { OpenedEngines } from '../testing/opened-engines.js';
import { runScript } from '../testing/run-script.js';
import type { EngineOptions } from './engine-options.js';
import type { InferenceEngine } from './inference-engine.js';

let models: ModelFolder;
const engines = new OpenedEngines();

function open(options: EngineOptions): Promise<InferenceEngine> {
  return engines.open(options);
}

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterEach(() => engines.close());
afterAll(() => models.remove());

/** Different from each other, so that a result at the wrong caller shows. */
const images = [noise(64, 64), noise(32, 32), noise(16, 64), noise(20, 20), noise(64, 10)];

/** Longer than any test: only a full run lets requests go. */
const maxDelayMs = 60_000;

describe('InferenceEngine with micro-batches', () => {
  it.each([
    ['takes any number of images', () => models.elastic()],
    ['was made for five', () => models.mirror(5)],
  ])('gives each caller its own result from a shared run of a model that %s', async (_, build) => {
    const alone = await open({ model: await models.mirror() });
    const expected = [];
    for (const image of images) expected.push((await alone.infer(image)).detections);

    const engine = await open({ model: await build(), maxBatch: 5, maxDelayMs });
    expect(engine.info.batch).toBe(5);
    const results = await Promise.all(images.map((image) => engine.infer(image)));
    expect(results.map(({ detections }) => detections)).toEqual(expected);
    const [{ timings: first }, ...others] = results as [(typeof results)[number], ...typeof results];
    for (const { timings } of others) expect(timings.inference).toBe(first.inference);
  });

  it('fails only the caller whose image is bad, and applies to each its own threshold', async () => {
    const engine = await open({ model: await models.elastic(), maxBatch: 3, maxDelayMs });
    const [good, bad, strict] = await Promise.all([
      engine.infer(noise()),
      errorOf(engine.infer(Buffer.from('text'))),
      engine.infer(noise(), { threshold: 1 }),
    ]);
    expect(good.detections.length).toBeGreaterThan(0);
    expect(bad).toMatchObject({ code: 'IMAGE_UNREADABLE' });
    expect(strict.detections).toEqual([]);
  });

  it('runs fewer images than fit when no more come', async () => {
    const engine = await open({ model: await models.elastic(), maxBatch: 4 });
    const alone = await open({ model: await models.mirror() });
    const [image] = images;
    expect((await engine.infer(image!)).detections).toEqual((await alone.infer(image!)).detections);
    expect(await engine.inferBatch(images)).toHaveLength(5);
  });

  it('leaves the run to the others when one is aborted while it waits', async () => {
    const engine = await open({ model: await models.elastic(), maxBatch: 3, maxDelayMs });
    const controller = new AbortController();
    const aborted = errorOf(engine.infer(noise(), { signal: controller.signal }));
    const other = engine.infer(noise());
    controller.abort(new Error('no longer wanted'));
    expect((await aborted).message).toBe('no longer wanted');
    const later = [engine.infer(noise()), engine.infer(noise())];
    expect(await Promise.all([other, ...later])).toHaveLength(3);
  });

  it('lets the process end when the last that waited for company is aborted', async () => {
    const args = ['lonely', await models.elastic()];
    expect(await runScript(join('src', 'testing', 'engine-process.mjs'), args)).toEqual({
      code: 0,
      output: 'no longer wanted\nwaits for nothing',
    });
  });

  it('does not share a run unless asked to, where the model takes any number', async () => {
    const engine = await open({ model: await models.elastic() });
    expect(engine.info.batch).toBe(1);
  });
});
