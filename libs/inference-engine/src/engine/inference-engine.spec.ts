import { join } from 'node:path';
import sharp from 'sharp';
import { errorOf } from '../testing/error-of.js';
import { asPng, noise } from '../testing/images.js';
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

describe('InferenceEngine.open', () => {
  it('recognises the family and says what it has opened', async () => {
    const model = await models.mirror(2);
    const { info } = await open({ model, workers: 2 });
    const { signatures, loadMs, ...rest } = info;
    expect(rest).toEqual({
      models: [model],
      family: 'yolo',
      task: 'detect',
      imageSize: { height: 64, width: 64 },
      batch: 2,
      workers: 2,
      isolation: 'thread',
      threads: 1,
      providers: [{ provider: 'cpu', share: 1 }],
    });
    expect(signatures.map(({ producer }) => producer)).toEqual(['test']);
    expect(loadMs).toBeGreaterThan(0);
  });

  it('names the model that is missing', async () => {
    const model = '/nowhere/model.onnx';
    expect(await errorOf(open({ model }))).toMatchObject({
      name: 'ModelLoadError',
      code: 'MODEL_LOAD',
      message: 'Cannot load /nowhere/model.onnx: no such file.',
    });
  });

  it('names the file that is no model', async () => {
    const model = await models.file('notes.onnx', 'these are notes');
    const error = await errorOf(open({ model }));
    expect(error.code).toBe('MODEL_LOAD');
    expect(error.message).toContain(`Cannot load ${model}: `);
  });

  it('says what the runtime has against a model that is cut short', async () => {
    const model = await models.cut(await models.slow());
    const error = await errorOf(open({ model, family: 'yolo' }));
    expect(error.code).toBe('MODEL_LOAD');
    expect(error.message).toContain(`Cannot load ${model}: `);
  });

  it('lists signature and families when nobody knows the model', async () => {
    const model = await models.stranger();
    const error = await errorOf(open({ model }));
    expect(error).toMatchObject({ name: 'UnknownSignatureError', code: 'UNKNOWN_SIGNATURE' });
    expect(error.message).toContain(
      `${model} takes sound float32[1, 16] and gives words float32[1, 32]; no installed family recognises that. ` +
        'Name the family in the `family` option, or give a model that one knows:',
    );
    expect(error.message).toContain('\n  yolo: images [batch, 3, height, width] to output0 ');
  });

  it('says why the named family cannot serve the model', async () => {
    const model = await models.stranger();
    expect((await errorOf(open({ model, family: 'yolo' }))).message).toBe(
      `Cannot load ${model}: Expected images [batch, 3, height, width] and output0 [batch, 4 + classes, anchors] or [batch, rows, 6], got sound float32[1, 16], words float32[1, 32].`,
    );
  });

  it('names the families there are when another is asked for', async () => {
    const error = await errorOf(open({ model: await models.mirror(), family: 'nobody' }));
    expect(error.code).toBe('FAMILY_NOT_FOUND');
  });
});

describe('InferenceEngine.infer', () => {
  it('finds the same in a path, a buffer and raw pixels', async () => {
    const engine = await open({ model: await models.mirror() });
    const png = await asPng();
    const path = await models.file('noise.png', png);
    const [raw, encoded, read] = await Promise.all([noise(), png, path].map((image) => engine.infer(image)));
    expect(raw!.detections.length).toBeGreaterThan(0);
    expect(encoded!.detections).toEqual(raw!.detections);
    expect(read!.detections).toEqual(raw!.detections);
    expect([raw!.width, raw!.height]).toEqual([64, 64]);
  });

  it('gives the size of the original, turned upright', async () => {
    const engine = await open({ model: await models.mirror() });
    const wide = await sharp(await asPng(noise(40, 20)))
      .withMetadata({ orientation: 8 })
      .png()
      .toBuffer();
    expect(await engine.infer(wide)).toMatchObject({ width: 20, height: 40 });
  });

  it('leaves the memory of the caller alone', async () => {
    const engine = await open({ model: await models.mirror() });
    const image = noise();
    const before = Uint8Array.from(image.data);
    await engine.infer(image);
    expect(image.data).toEqual(before);
    const slab = Buffer.concat([Buffer.alloc(7), await asPng(), Buffer.alloc(9)]);
    await engine.infer(slab.subarray(7, -9));
    expect(slab.buffer.byteLength).toBeGreaterThan(0);
  });

  it('drops detections at or below the threshold', async () => {
    const engine = await open({ model: await models.mirror() });
    expect((await engine.infer(noise(), { threshold: 1 })).detections).toEqual([]);
  });

  it('times every stage, and all of them within the total', async () => {
    const engine = await open({ model: await models.mirror() });
    const { timings } = await engine.infer(await asPng());
    const { decode, preprocess, queue, inference, postprocess, total } = timings;
    for (const stage of [decode, preprocess, queue, inference, postprocess]) expect(stage).toBeGreaterThan(0);
    expect(decode + preprocess + queue + inference + postprocess).toBeLessThan(total);
  });

  it('goes on after images that cannot be used', async () => {
    const engine = await open({ model: await models.mirror(), maxPixels: 5000 });
    const codes = await Promise.all(
      [Buffer.from('text'), '/nowhere.jpg', noise(100, 100), 7 as never].map(
        async (image) => (await errorOf(engine.infer(image))).code,
      ),
    );
    expect(codes).toEqual(['IMAGE_UNREADABLE', 'IMAGE_UNREADABLE', 'IMAGE_TOO_LARGE', 'IMAGE_INVALID']);
    expect((await engine.infer(noise())).detections.length).toBeGreaterThan(0);
  });

  it('refuses outputs that are NaN, and says where', async () => {
    const model = await models.ratio();
    const engine = await open({ model });
    const black = { ...noise(), data: new Uint8Array(64 * 64 * 3) };
    expect(await errorOf(engine.infer(black))).toMatchObject({
      name: 'ModelOutputError',
      code: 'MODEL_OUTPUT',
      message: `${model} on raw image of 64×64: Box value 0 at anchor 0 is NaN.`,
    });
    expect((await engine.infer(noise())).detections).not.toEqual([]);
  });

  it('says what it expected of options', async () => {
    const engine = await open({ model: await models.mirror() });
    expect((await errorOf(engine.infer(noise(), { threshold: 1.5 }))).message).toBe(
      'Expected `threshold` to be a number from 0 to 1, got 1.5 (number).',
    );
    expect((await errorOf(engine.infer(noise(), { deadlineMs: -1 }))).message).toBe(
      'Expected `deadlineMs` to be a number of milliseconds above 0 and up to 2147483647, got -1 (number).',
    );
  });
});

describe('InferenceEngine with a slow model', () => {
  it('leaves the event loop of the caller free', async () => {
    const engine = await open({ model: await models.slow() });
    let isDone = false;
    let turns = 0;
    const count = () => {
      turns++;
      if (!isDone) setTimeout(count, 1);
    };
    count();
    await engine.infer(noise(640, 640));
    isDone = true;
    // A blocked loop would have turned once or twice.
    expect(turns).toBeGreaterThan(10);
  });

  it('answers a deadline while the model runs, and serves the next request', async () => {
    const engine = await open({ model: await models.slow() });
    expect((await errorOf(engine.infer(noise(640, 640), { deadlineMs: 1 }))).code).toBe('DEADLINE');
    expect((await engine.infer(noise())).width).toBe(64);
  });

  it('rejects with the reason of an abort', async () => {
    const engine = await open({ model: await models.slow() });
    const controller = new AbortController();
    const pending = errorOf(engine.infer(noise(), { signal: controller.signal }));
    controller.abort(new Error('no longer wanted'));
    expect((await pending).message).toBe('no longer wanted');
  });

  it('fails what is pending when it is closed', async () => {
    const engine = await open({ model: await models.slow() });
    const pending = [errorOf(engine.infer(noise())), errorOf(engine.inferBatch([noise(), noise()]))];
    await engine.close();
    expect((await Promise.all(pending)).map(({ code }) => code)).toEqual(['CLOSED', 'CLOSED']);
    expect((await errorOf(engine.infer(noise()))).code).toBe('CLOSED');
  });
});

describe('InferenceEngine.inferBatch', () => {
  it('answers in the order of the images and reports progress by the batch of the model', async () => {
    const engine = await open({ model: await models.mirror(2) });
    const progress: number[][] = [];
    const images = [noise(64, 64), noise(32, 32), noise(16, 64), noise(20, 20), noise(64, 10)];
    const results = await engine.inferBatch(images, { onProgress: (...step) => progress.push(step) });
    expect(results.map(({ width, height }) => [width, height])).toEqual(
      images.map(({ width, height }) => [width, height]),
    );
    expect(progress).toEqual([
      [2, 5],
      [4, 5],
      [5, 5],
    ]);
    for (const [index, image] of images.entries()) {
      expect(results[index]!.detections).toEqual((await engine.infer(image)).detections);
    }
  });

  it('does nothing for no images', async () => {
    const engine = await open({ model: await models.mirror() });
    expect(await engine.inferBatch([])).toEqual([]);
  });

  it('names the image that fails it, and serves the next call', async () => {
    const engine = await open({ model: await models.mirror(2) });
    const error = await errorOf(engine.inferBatch([noise(), noise(), Buffer.from('text')]));
    expect(error).toMatchObject({ code: 'IMAGE_UNREADABLE' });
    expect(error.message).toContain('Cannot read image 3 of 3 (buffer of 4 bytes): not an image');
    expect(await engine.inferBatch([noise()])).toHaveLength(1);
  });
});

describe('InferenceEngine in a process', () => {
  it.each([
    ['lets the process end when it is idle', 'idle', 0, ''],
    ['keeps the process alive for a pending request', 'pending', 0, 'answered'],
    ['does not let process.exit tear the runtime apart while a model runs', 'exit', 7, ''],
    ['does not let an uncaught error tear the runtime apart while a model runs', 'throw', 1, ''],
  ])('%s', async (_, mode, code, output) => {
    expect(
      await runScript(join('src', 'testing', 'engine-process.mjs'), [mode, await models.slow()]),
    ).toEqual({
      code,
      output,
    });
  });
});
