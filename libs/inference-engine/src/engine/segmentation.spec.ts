import { join } from 'node:path';
import type { Mask, Prompt } from '@framegate/model-family';
import { errorOf } from '../testing/error-of.js';
import { noise, shade } from '../testing/images.js';
import { ModelFolder } from '../testing/models.js';
import { OpenedEngines } from '../testing/opened-engines.js';
import { runScript } from '../testing/run-script.js';
import { decodeRle } from '../index.js';
import type { EngineOptions } from './engine-options.js';
import type { InferenceEngine } from './inference-engine.js';

let models: ModelFolder;
const engines = new OpenedEngines();

function open(options: EngineOptions): Promise<InferenceEngine> {
  return engines.open(options);
}

const box: Prompt = { box: [10, 12, 50.5, 60] };
const prompts: readonly (Prompt | undefined)[] = [
  undefined,
  { points: [{ x: 5, y: 60, label: 1 }] },
  { points: [{ x: 5, y: 60, label: 1 }], multimask: false },
  {
    points: [
      { x: 40, y: 8.5, label: 1 },
      { x: 1, y: 2, label: 0 },
    ],
  },
  box,
];

/** Of which there is something to tell apart: neither empty nor the whole image. */
function expectSomething({ masks }: { masks?: readonly Mask[] }, pixels: number): void {
  expect(masks?.some(({ area }) => area > 0 && area < pixels)).toBe(true);
}

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterEach(() => engines.close());
afterAll(() => models.remove());

describe('InferenceEngine with a model of two files', () => {
  it('says what it has opened', async () => {
    const model = await models.segmenter({ batch: 2 });
    const { signatures, loadMs, ...rest } = (await open({ model })).info;
    expect(rest).toEqual({
      models: model,
      family: 'sam2',
      task: 'segment',
      imageSize: { height: 64, width: 64 },
      batch: 2,
      workers: 1,
      isolation: 'thread',
      threads: 1,
      providers: [{ provider: 'cpu', share: 1 }],
    });
    expect(signatures.map(({ inputs }) => inputs[0]?.name)).toEqual(['image', 'high_res_feats_0']);
    expect(loadMs).toBeGreaterThan(0);
  });

  it('takes its files in any order', async () => {
    const [encoder, decoder] = await models.segmenter();
    const answers = [];
    for (const model of [
      [encoder, decoder],
      [decoder, encoder],
    ]) {
      answers.push((await (await open({ model })).infer(shade(), { prompt: box })).masks);
    }
    expect(answers[1]).toEqual(answers[0]);
  });

  it('says that a file is missing when it gets one of them', async () => {
    const [encoder, decoder] = await models.segmenter();
    expect(await errorOf(open({ model: encoder }))).toMatchObject({
      code: 'MODEL_LOAD',
      message: `Cannot load ${encoder}: The model is the encoder of a SAM 2 pair; its decoder must be given with it.`,
    });
    expect((await errorOf(open({ model: [decoder, decoder] }))).message).toMatch(
      /^Cannot load .*decoder\.onnx and .*decoder\.onnx: Expected a SAM 2 model of two files/,
    );
  });

  it('names every file, and what the families know, when nobody knows them together', async () => {
    const [encoder] = await models.segmenter();
    const stranger = await models.stranger();
    const error = await errorOf(open({ model: [encoder, stranger] }));
    expect(error.code).toBe('UNKNOWN_SIGNATURE');
    expect(error.message).toContain(`${encoder} takes image float32[1, 3, 64, 64] and gives`);
    expect(error.message).toContain(`; ${stranger} takes sound float32[1, 16] and gives words`);
    expect(error.message).toContain('\n  sam2: encoder: ');
  });

  it('names the file that the runtime cannot load', async () => {
    const [encoder, decoder] = await models.segmenter();
    const broken = await models.cut(decoder);
    const error = await errorOf(open({ model: [encoder, broken], family: 'sam2' }));
    expect(error.code).toBe('MODEL_LOAD');
    expect(error.message).toContain(`Cannot load ${broken}: `);
  });
});

describe('InferenceEngine.infer with a prompt', () => {
  it('answers with masks of the size of the image, and no detections', async () => {
    const engine = await open({ model: await models.segmenter() });
    const { masks, detections, width, height } = await engine.infer(shade(70, 40), { prompt: box });
    expect([width, height, detections]).toEqual([70, 40, []]);
    expectSomething({ masks: masks! }, 70 * 40);
    for (const { bitmap, rle, area } of masks!) {
      expect(bitmap).toHaveLength(70 * 40);
      expect(area).toBe(bitmap.reduce((sum, inside) => sum + inside, 0));
      expect(decodeRle(rle)).toEqual(Uint8Array.from(bitmap));
    }
  });

  it('asks the default of the family where no prompt is given', async () => {
    const engine = await open({ model: await models.segmenter() });
    const centre: Prompt = { points: [{ x: 35, y: 20, label: 1 }] };
    const { masks } = await engine.infer(shade(70, 40));
    expect(masks).toHaveLength(3);
    expect(masks).toEqual((await engine.infer(shade(70, 40), { prompt: centre })).masks);
  });

  it('asks about each image of a batch, however many go through the model at once', async () => {
    const engine = await open({ model: await models.segmenter({ batch: 2 }) });
    const images = [shade(64, 64), shade(52, 64), shade(51, 61)];
    const results = await engine.inferBatch(images, { prompt: box });
    for (const [index, image] of images.entries()) {
      expect(results[index]!.masks).toEqual((await engine.infer(image, { prompt: box })).masks);
    }
    expect(results[1]!.masks).not.toEqual(results[0]!.masks);
  });

  it('times every stage, and all of them within the total', async () => {
    const engine = await open({ model: await models.segmenter() });
    const { timings } = await engine.infer(shade(), { prompt: box });
    const { decode, preprocess, queue, inference, postprocess, total } = timings;
    for (const stage of [decode, preprocess, queue, inference, postprocess]) expect(stage).toBeGreaterThan(0);
    expect(decode + preprocess + queue + inference + postprocess).toBeLessThan(total);
  });

  it('says what it expected of a prompt', async () => {
    const engine = await open({ model: await models.segmenter() });
    const outside: Prompt = { points: [{ x: 65, y: 1, label: 1 }] };
    const error = await errorOf(engine.infer(shade(), { prompt: outside }));
    expect(error).toMatchObject({ name: 'PromptError', code: 'PROMPT_INVALID' });
    expect(error.message).toBe(`Prompt for raw image of 64×64: ${(error.cause as Error).message}`);
    expect(error.message).toContain('x from 0 to 64');
    const batch = await errorOf(engine.inferBatch([shade(70), shade()], { prompt: outside }));
    expect(batch.message).toContain('Prompt for image 2 of 2 (raw image of 64×64): ');
    expectSomething(await engine.infer(shade(), { prompt: box }), 64 * 64);
  });

  it('refuses a threshold, which masks do not have', async () => {
    const engine = await open({ model: await models.segmenter() });
    expect((await errorOf(engine.infer(shade(), { threshold: 0.5 }))).message).toBe(
      'Expected `threshold` to be left out for a model whose masks are all kept, got 0.5 (number).',
    );
  });

  it('refuses outputs that are NaN, and names the file they come from', async () => {
    const model = await models.segmenter();
    const engine = await open({ model });
    const corner: Prompt = { points: [{ x: 0, y: 0, label: 1 }] };
    const error = await errorOf(engine.infer(shade(), { prompt: corner }));
    expect(error.code).toBe('MODEL_OUTPUT');
    expect(error.message).toContain(`${model[1]} on raw image of 64×64: `);
    expect(error.message).toContain('NaN');
  });
});

describe('InferenceEngine.encode', () => {
  it('answers every prompt as infer does', async () => {
    const engine = await open({ model: await models.segmenter({ batch: 2 }) });
    const image = await engine.encode(shade(70, 65));
    expect([image.width, image.height]).toEqual([70, 65]);
    for (const prompt of prompts) {
      const { masks } = await image.segment(prompt);
      expectSomething({ masks }, 70 * 65);
      const whole = await engine.infer(shade(70, 65), prompt ? { prompt } : {});
      expect(masks).toEqual(whole.masks);
    }
  });

  it('lets any worker answer, and all of them the same', async () => {
    const model = await models.segmenter();
    const images = [shade(64, 64), shade(55, 62)];
    const [few, many] = [await open({ model }), await open({ model, workers: 3 })];
    const asked = async (engine: InferenceEngine) => {
      const encoded = await Promise.all(images.map((image) => engine.encode(image)));
      // Prompts about one image and the other take turns, so that workers have to change images.
      return Promise.all(
        prompts.flatMap((prompt) => encoded.map(async (image) => (await image.segment(prompt)).masks)),
      );
    };
    const expected = await asked(few);
    expect(await asked(many)).toEqual(expected);
    expect(expected[0]).not.toEqual(expected[1]);
  });

  it('loses nothing with the workers that have seen the image', async () => {
    const script = join('src', 'testing', 'engine-process.mjs');
    expect(await runScript(script, ['lose', ...(await models.segmenter())])).toEqual({
      code: 0,
      output: 'the same',
    });
  });

  it('goes on from an earlier mask', async () => {
    const engine = await open({ model: await models.segmenter() });
    const image = await engine.encode(shade());
    const { masks } = await image.segment(box);
    const again = await image.segment({ ...box, mask: masks[0]!.logits });
    expect(again.masks[0]!.logits).not.toEqual(masks[0]!.logits);
    expect(masks[0]!.logits.length).toBeGreaterThan(0);
  });

  it('takes nothing but the prompt network for a prompt', async () => {
    const engine = await open({ model: await models.segmenter({ isSlow: true }) });
    const image = await engine.encode(shade());
    const { timings } = await image.segment(box);
    expect(timings.decode).toBe(0);
    expect(timings.inference).toBeLessThan(image.timings.inference);
  });

  it('says why an image cannot be encoded, and encodes the next', async () => {
    const engine = await open({ model: await models.segmenter() });
    expect((await errorOf(engine.encode('/nowhere.jpg'))).code).toBe('IMAGE_UNREADABLE');
    expect((await engine.encode(shade())).width).toBe(64);
  });

  it('names the image that a prompt makes no sense for', async () => {
    const engine = await open({ model: await models.segmenter() });
    const image = await engine.encode(shade(30, 30));
    const error = await errorOf(image.segment({ points: [{ x: 31, y: 1, label: 1 }] }));
    expect(error).toMatchObject({ code: 'PROMPT_INVALID', cause: { name: 'RangeError' } });
    expect(error.message).toContain('Prompt for raw image of 30×30: ');
    expect((await image.segment()).masks).toHaveLength(3);
  });

  it('answers deadlines and aborts while a prompt waits', async () => {
    const engine = await open({ model: await models.segmenter({ isSlow: true }) });
    const image = await engine.encode(shade());
    const busy = engine.encode(shade());
    const controller = new AbortController();
    const late = errorOf(image.segment(box, { deadlineMs: 1 }));
    const unwanted = errorOf(image.segment(box, { signal: controller.signal }));
    controller.abort(new Error('no longer wanted'));
    expect((await unwanted).message).toBe('no longer wanted');
    expect((await late).code).toBe('DEADLINE');
    expect((await errorOf(engine.encode(shade(), { deadlineMs: 1 }))).code).toBe('DEADLINE');
    await busy;
    expect((await image.segment(box)).masks).toHaveLength(1);
  });

  it('fails what is pending, and later prompts, when the engine is closed', async () => {
    const engine = await open({ model: await models.segmenter({ isSlow: true }) });
    const image = await engine.encode(shade());
    const pending = [errorOf(engine.encode(shade())), errorOf(image.segment(box))];
    await engine.close();
    expect((await Promise.all(pending)).map(({ code }) => code)).toEqual(['CLOSED', 'CLOSED']);
    expect((await errorOf(image.segment(box))).code).toBe('CLOSED');
  });
});

describe('InferenceEngine with a model that answers no prompts', () => {
  it('refuses them', async () => {
    const model = await models.mirror();
    const engine = await open({ model });
    expect(await errorOf(engine.infer(noise(), { prompt: box }))).toMatchObject({
      code: 'INVALID_OPTION',
      message:
        'Expected `prompt` to be left out for a model that answers no prompts, got { box: [ 10, 12, 50.5, 60 ] } (object).',
    });
    expect(await errorOf(engine.encode(noise()))).toMatchObject({
      code: 'INVALID_OPTION',
      message: `Expected \`model\` to be one that answers prompts: a detector has nothing to encode images for, got ${model} (string).`,
    });
  });
});
