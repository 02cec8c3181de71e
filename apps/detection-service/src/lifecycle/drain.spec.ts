import type { FastifyInstance } from 'fastify';
import { nothingFound, ScriptedDetector } from '../testing/scripted-detector.js';
import { startService } from '../testing/start-service.js';
import type { Lifecycle } from './lifecycle.js';

let detector: ScriptedDetector;
let app: FastifyInstance;
let lifecycle: Lifecycle;

beforeEach(async () => {
  detector = new ScriptedDetector();
  ({ app, lifecycle } = await startService(detector));
});
afterEach(() => app.close());

const post = () =>
  app.inject({
    method: 'POST',
    url: '/v1/detections',
    headers: { 'content-type': 'image/png' },
    body: 'pixels',
  });

describe('a service that is drained', () => {
  it('answers what is in flight, refuses what comes, and is done when the last has its answer', async () => {
    expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
    const inFlight = post();
    const call = await detector.nextCall();
    const order: string[] = [];
    const drained = lifecycle.drain().then(() => order.push('drained'));

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
    await lifecycle.drain();
    expect(lifecycle.isDraining).toBe(true);
  });

  it('does not wait for a request that failed', async () => {
    const response = post();
    (await detector.nextCall()).fail(new Error('no reason'));
    expect((await response).statusCode).toBe(500);
    await lifecycle.drain();
  });
});
