import { once } from 'node:events';
import {
  DeadlineExceededError,
  EngineClosedError,
  ModelRunError,
  QueueFullError,
  RestartLimitError,
  WorkerCrashedError,
} from '@framegate/inference-engine';
import type { FastifyInstance } from 'fastify';
import { nothingFound, ScriptedDetector } from '../testing/scripted-detector.js';
import { buildService } from '../testing/build-service.js';

let detector: ScriptedDetector;
let app: FastifyInstance;

beforeEach(async () => {
  detector = new ScriptedDetector();
  ({ app } = await buildService(detector));
});
afterEach(() => app.close());

const image = { headers: { 'content-type': 'image/jpeg' }, body: 'pixels' };

async function answerTo(error: Error) {
  const response = app.inject({ method: 'POST', url: '/v1/detections', ...image });
  (await detector.nextCall()).fail(error);
  return response;
}

describe('a detector that fails', () => {
  it('of its deadline is a timeout', async () => {
    expect((await answerTo(new DeadlineExceededError(50))).json()).toEqual({
      type: 'about:blank',
      title: 'Gateway Timeout',
      status: 504,
      detail: 'No answer within the deadline of 50 ms.',
      code: 'DEADLINE',
    });
  });

  it('because it is closed asks to try again later', async () => {
    const response = await answerTo(new EngineClosedError());
    expect(response.json()).toMatchObject({ status: 503, code: 'CLOSED' });
    expect(response.headers['retry-after']).toBe('1');
  });

  it('because its own queue is full asks to try again later', async () => {
    const response = await answerTo(new QueueFullError({ queued: 1, maxQueue: 1, workers: 1 }));
    expect(response.json()).toMatchObject({ status: 503, code: 'QUEUE_FULL' });
    expect(response.headers['retry-after']).toBe('1');
  });

  it('without a worker says when there is one again', async () => {
    const pause = { deaths: 5, withinMs: 60_000, retryAfterMs: 2500 };
    const response = await answerTo(new RestartLimitError(pause, new Error('killed in /srv')));
    expect(response.json()).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'All workers died; another is started in a while.',
      code: 'RESTART_LIMIT',
    });
    expect(response.headers['retry-after']).toBe('3');
  });

  it('with its worker says that the request may be sent again', async () => {
    const response = await answerTo(new WorkerCrashedError('Worker died at /srv/model.onnx'));
    expect(response.json()).toEqual({
      type: 'about:blank',
      title: 'Bad Gateway',
      status: 502,
      detail: 'What worked on this request died, and is replaced. It may be sent again.',
      code: 'WORKER_CRASHED',
    });
  });

  it('of its model tells nothing of the machine', async () => {
    const response = await answerTo(new ModelRunError('Cannot run /srv/model.onnx: no memory'));
    expect(response.json()).toEqual({
      type: 'about:blank',
      title: 'Internal Server Error',
      status: 500,
      detail: 'The service failed on this request; its log says of what.',
      code: 'MODEL_RUN',
    });
  });

  it('of what nobody expected tells not even what', async () => {
    const error = Object.assign(new Error('open /etc/secret'), { code: 'EACCES' });
    expect((await answerTo(error)).json()).toMatchObject({ status: 500, code: 'INTERNAL' });
  });
});

describe('the deadline', () => {
  it.each([
    ['of the service', '', 10_000],
    ['of the request, where it names one', '?deadlineMs=12.5', 12.5],
  ])('is that %s', async (_, query, deadlineMs) => {
    const response = app.inject({ method: 'POST', url: `/v1/detections${query}`, ...image });
    const call = await detector.nextCall();
    expect(call.options.deadlineMs).toBe(deadlineMs);
    call.answer(nothingFound);
    expect((await response).json()).toEqual(nothingFound);
  });
});

describe('a client that goes away', () => {
  it('makes room for another', async () => {
    const address = await app.listen({ port: 0 });
    const post = (signal?: AbortSignal) =>
      fetch(`${address}/v1/detections`, { method: 'POST', ...image, ...(signal && { signal }) });
    const client = new AbortController();
    const gone = post(client.signal);
    const { signal } = (await detector.nextCall()).options;
    const waiting = post();
    const waits = await detector.nextCall();
    expect((await post()).status).toBe(503);
    client.abort();
    await expect(gone).rejects.toThrow('aborted');
    if (!signal!.aborted) await once(signal!, 'abort');
    const next = post();
    (await detector.nextCall()).answer(nothingFound);
    waits.answer(nothingFound);
    expect([(await next).status, (await waiting).status]).toEqual([200, 200]);
  });

  it('has its request aborted, and is counted', async () => {
    const address = await app.listen({ port: 0 });
    const client = new AbortController();
    const response = fetch(`${address}/v1/detections`, { method: 'POST', ...image, signal: client.signal });
    const { signal } = (await detector.nextCall()).options;
    expect(signal!.aborted).toBe(false);
    client.abort();
    await expect(response).rejects.toThrow('aborted');
    if (!signal!.aborted) await once(signal!, 'abort');
    expect(signal!.reason).toMatchObject({ code: 'CLIENT_GONE', message: 'The client went away.' });
    const metrics = await (await fetch(`${address}/metrics`)).text();
    expect(metrics).toContain('http_requests_total{route="/v1/detections",status="499"} 1');
  });

  it('aborts nothing once it has its answer', async () => {
    const address = await app.listen({ port: 0 });
    const response = fetch(`${address}/v1/detections`, { method: 'POST', ...image });
    const call = await detector.nextCall();
    call.answer(nothingFound);
    await (await response).json();
    await app.close();
    expect(call.options.signal!.aborted).toBe(false);
  });
});
