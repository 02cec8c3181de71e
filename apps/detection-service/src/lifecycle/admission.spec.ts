import type { FastifyInstance } from 'fastify';
import { nothingFound, ScriptedDetector } from '../testing/scripted-detector.js';
import { buildService } from '../testing/build-service.js';
import type { Admission } from './admission.js';

let detector: ScriptedDetector;
let app: FastifyInstance;
let admission: Admission;

beforeEach(async () => {
  detector = new ScriptedDetector();
  ({ app, admission } = await buildService(detector));
});
afterEach(() => app.close());

const post = () =>
  app.inject({
    method: 'POST',
    url: '/v1/detections',
    headers: { 'content-type': 'image/png' },
    body: 'pixels',
  });

describe('a service whose queue is full', () => {
  it('refuses an image before it is uploaded', async () => {
    const admitted = [post(), post()];
    const calls = [await detector.nextCall(), await detector.nextCall()];
    const response = await post();
    expect(response.json()).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail:
        'The queue is full: 1 of at most 1 requests wait (`maxQueue`) for 1 worker. ' +
        'Try again later, or send fewer at once.',
      code: 'QUEUE_FULL',
    });
    expect(response.headers['retry-after']).toBe('1');
    for (const call of calls) call.answer(nothingFound);
    for (const { statusCode } of await Promise.all(admitted)) expect(statusCode).toBe(200);
  });

  it('takes the next as soon as one has its answer', async () => {
    const first = post();
    const call = await detector.nextCall();
    const waiting = post();
    const waits = await detector.nextCall();
    call.answer(nothingFound);
    await first;
    const next = post();
    (await detector.nextCall()).answer(nothingFound);
    waits.answer(nothingFound);
    expect([(await next).statusCode, (await waiting).statusCode]).toEqual([200, 200]);
  });
});

describe('a service without a worker', () => {
  it('is alive and not ready', async () => {
    detector.stats = { ...detector.stats, workers: 0 };
    expect((await app.inject('/healthz')).statusCode).toBe(200);
    expect((await app.inject('/readyz')).json()).toEqual({
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'All workers died; another is started in a while.',
      code: 'NO_WORKER',
    });
  });
});

describe('a service that is drained', () => {
  it('answers what is in flight, refuses what comes, and is done when the last has its answer', async () => {
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
    const inFlight = post();
    const call = await detector.nextCall();
    const order: string[] = [];
    const drained = admission.drain().then(() => order.push('drained'));

    const draining = {
      type: 'about:blank',
      title: 'Service Unavailable',
      status: 503,
      detail: 'The service is about to end and takes no more images.',
      code: 'DRAINING',
    };
    for (const response of [await post(), await app.inject('/readyz')]) {
      expect(response.json()).toEqual(draining);
      expect(response.headers).toMatchObject({ 'retry-after': '1', connection: 'close' });
    }
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });

    order.push('answer');
    call.answer(nothingFound);
    expect((await inFlight).statusCode).toBe(200);
    await drained;
    expect(order).toEqual(['answer', 'drained']);
  });

  it('is done at once when nothing is in flight', async () => {
    await admission.drain();
    expect(admission.isDraining).toBe(true);
  });

  it('does not wait for a request that failed', async () => {
    const response = post();
    (await detector.nextCall()).fail(new Error('no reason'));
    expect((await response).statusCode).toBe(500);
    await admission.drain();
  });
});
