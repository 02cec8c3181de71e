import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceEngine, type InferenceResult } from '@framegate/inference-engine';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { maxUploadBytes, buildService } from '../testing/build-service.js';
import { noisePng, writeTinyDetector } from '../testing/tiny-detector.js';

let folder: string;
let engine: InferenceEngine;
let app: FastifyInstance;
let png: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detection-service-'));
  const model = await writeTinyDetector(folder);
  engine = await InferenceEngine.open({ model, threads: 1, maxPixels: 100 * 100 });
  ({ app } = await buildService(engine));
  png = await noisePng();
});
afterAll(async () => {
  await app.close();
  await engine.close();
  await rm(folder, { recursive: true });
});

function post(body: Buffer | string, query = '', type = 'image/png'): Promise<LightMyRequestResponse> {
  const headers = { 'content-type': type };
  return app.inject({ method: 'POST', url: `/v1/detections${query}`, headers, body });
}

async function postForm(...parts: [name: string, value: Blob | string][]): Promise<LightMyRequestResponse> {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, value, 'upload');
  }
  const encoded = new Response(form);
  return post(Buffer.from(await encoded.arrayBuffer()), '', encoded.headers.get('content-type')!);
}

const file = (bytes: Uint8Array, type = 'image/png') => new Blob([Uint8Array.from(bytes)], { type });

function expectProblem(response: LightMyRequestResponse, problem: object): void {
  expect(response.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  expect(response.json()).toEqual({ type: 'about:blank', ...problem });
  expect(response.statusCode).toBe(response.json<{ status: number }>().status);
}

describe('POST /v1/detections', () => {
  it('answers with what the engine finds in the body', async () => {
    const response = await post(png);
    expect(response.statusCode).toBe(200);
    const { timings, ...found } = response.json<InferenceResult>();
    const { width, height, detections, timings: stages } = await engine.infer(png);
    expect(detections.length).toBeGreaterThan(0);
    expect(found).toEqual({ width, height, detections });
    expect(Object.keys(timings).sort()).toEqual(Object.keys(stages).sort());
  });

  it('finds the same in the file of a form', async () => {
    const response = await postForm(['image', file(png)]);
    expect(response.json<InferenceResult>().detections).toEqual((await engine.infer(png)).detections);
  });

  it('leaves out what scores no higher than the threshold', async () => {
    const scores = (await engine.infer(png)).detections.map(({ score }) => score);
    const threshold = scores[0]!;
    const { detections } = (await post(png, `?threshold=${threshold}`)).json<InferenceResult>();
    expect(scores.length).toBeGreaterThan(detections.length);
    expect(detections.every(({ score }) => score > threshold)).toBe(true);
  });

  it('names the parameter that has a wrong value', async () => {
    expectProblem(await post(png, '?threshold=2'), {
      title: 'Bad Request',
      status: 400,
      detail: 'Query parameter threshold must be <= 1.',
      code: 'QUERY_INVALID',
    });
  });

  it('names the parameter that it does not know', async () => {
    expectProblem(await post(png, '?treshold=0.5'), {
      title: 'Bad Request',
      status: 400,
      detail: 'Unknown query parameter treshold: expected threshold or deadlineMs.',
      code: 'QUERY_INVALID',
    });
  });

  const imageMissing = {
    title: 'Bad Request',
    status: 400,
    detail: 'Expected an image as the body, or a form with one file in it; there was none.',
    code: 'IMAGE_MISSING',
  };

  it('misses the image where there is no body', async () => {
    expectProblem(await app.inject({ method: 'POST', url: '/v1/detections' }), imageMissing);
  });

  it('misses the image in an empty form', async () => {
    expectProblem(await postForm(), imageMissing);
  });

  it('lists the types that it takes to who sends another', async () => {
    expectProblem(await post('{}', '', 'application/json'), {
      title: 'Unsupported Media Type',
      status: 415,
      detail:
        'Expected Content-Type to be image/jpeg, image/png, image/webp, image/gif, image/tiff, image/avif ' +
        'or multipart/form-data with one such file, got application/json.',
      code: 'TYPE_UNSUPPORTED',
    });
  });

  it('holds the file of a form to the same types', async () => {
    const response = await postForm(['image', file(png, 'application/pdf')]);
    expect(response.json()).toMatchObject({ status: 415, code: 'TYPE_UNSUPPORTED' });
  });

  it('refuses a form with a second file', async () => {
    expectProblem(await postForm(['one', file(png)], ['other', file(png)]), {
      title: 'Bad Request',
      status: 400,
      detail: 'Expected a form with one image file and nothing else: reach files limit.',
      code: 'FORM_INVALID',
    });
  });

  it.each([
    ['with a field', () => postForm(['threshold', '0.5'])],
    ['without a boundary', () => post('nothing', '', 'multipart/form-data')],
    ['that is cut short', () => post('--x\r\ncontent-dis', '', 'multipart/form-data; boundary=x')],
  ])('refuses a form %s', async (_, send) => {
    expect((await send()).json()).toMatchObject({ status: 400, code: 'FORM_INVALID' });
  });

  const uploadTooLarge = {
    title: 'Payload Too Large',
    status: 413,
    detail: `The upload has more than the ${maxUploadBytes} bytes that are accepted.`,
    code: 'UPLOAD_TOO_LARGE',
  };

  it('refuses a body that is too large', async () => {
    expectProblem(await post(Buffer.alloc(maxUploadBytes + 1)), uploadTooLarge);
  });

  it('refuses a file that is too large', async () => {
    expectProblem(await postForm(['image', file(Buffer.alloc(maxUploadBytes + 1))]), uploadTooLarge);
  });

  it('refuses an image with too many pixels', async () => {
    expect((await post(await noisePng(101, 100))).json()).toMatchObject({
      status: 413,
      detail: expect.stringContaining('has 101×100 = 10100 pixels; at most 10000 are accepted'),
      code: 'IMAGE_TOO_LARGE',
    });
  });

  it('says that what was sent is no image', async () => {
    expectProblem(await post('no image'), {
      title: 'Unprocessable Entity',
      status: 422,
      detail:
        'Cannot read buffer of 8 bytes: not an image, or its header is cut short or damaged. ' +
        'Expected jpeg, png, webp, gif, tiff, heif.',
      code: 'IMAGE_UNREADABLE',
    });
  });

  it('says that an image is cut short', async () => {
    const response = await post(png.subarray(0, png.length / 2));
    expect(response.json()).toMatchObject({ status: 422, code: 'IMAGE_CORRUPT' });
  });
});

describe('a worker that dies', () => {
  it('costs its own request alone', async () => {
    let isRunning!: () => void;
    const running = new Promise<void>((resolve) => (isRunning = resolve));
    await using fragile = await InferenceEngine.open({
      model: await writeTinyDetector(folder),
      threads: 1,
      isolation: 'process',
      onEvent: (event) => {
        if (event.type === 'queue' && event.running === 1) isRunning();
      },
    });
    const [worker] = fragile.stats.processes;
    const { app: service } = await buildService(fragile);
    const upload = {
      method: 'POST',
      url: '/v1/detections',
      headers: { 'content-type': 'image/png' },
    } as const;
    process.kill(worker!, 'SIGSTOP');
    const response = service.inject({ ...upload, body: png });
    await running;
    process.kill(worker!, 'SIGKILL');
    expect((await response).json()).toMatchObject({ status: 502, code: 'WORKER_CRASHED' });
    expect((await service.inject({ ...upload, body: png })).statusCode).toBe(200);
    expect((await service.inject('/metrics')).body).toContain('framegate_worker_restarts_total 1\n');
    await service.close();
  });
});
