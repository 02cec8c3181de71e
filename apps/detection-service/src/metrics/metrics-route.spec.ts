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

async function metrics(): Promise<string> {
  return (await app.inject('/metrics')).body;
}

describe('GET /metrics', () => {
  it('is text for Prometheus', async () => {
    const { headers } = await app.inject('/metrics');
    expect(headers['content-type']).toBe('text/plain; version=0.0.4; charset=utf-8');
  });

  it('counts requests by route and status, and all paths that it does not know as one', async () => {
    await Promise.all(['/healthz', '/healthz', '/one', '/other'].map((url) => app.inject(url)));
    const text = await metrics();
    expect(text).toContain('http_requests_total{route="/healthz",status="200"} 2\n');
    expect(text).toContain('http_requests_total{route="none",status="404"} 2\n');
  });

  it('holds the stages of what was answered in seconds', async () => {
    const response = app.inject({
      method: 'POST',
      url: '/v1/detections',
      headers: { 'content-type': 'image/png' },
      body: 'pixels',
    });
    (await detector.nextCall()).answer(nothingFound);
    await response;
    const text = await metrics();
    for (const [stage, ms] of Object.entries(nothingFound.timings)) {
      expect(text).toContain(`framegate_stage_duration_seconds_sum{stage="${stage}"} ${ms / 1000}\n`);
    }
  });

  it('tells what waits and runs, and how workers fare', async () => {
    detector.stats = { queued: 7, running: 2, workers: 3, restarts: 4, processes: [] };
    const text = await metrics();
    expect(text).toContain('framegate_queue_length 7\n');
    expect(text).toContain('framegate_running 2\n');
    expect(text).toContain('framegate_workers 3\n');
    expect(text).toContain('framegate_worker_restarts_total 4\n');
    expect(await metrics()).toContain('framegate_worker_restarts_total 4\n');
  });

  it('tells the memory and the event-loop delay of the process', async () => {
    const text = await metrics();
    expect(text).toMatch(/^process_resident_memory_bytes [1-9]/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_max_seconds [0-9]/m);
  });
});
