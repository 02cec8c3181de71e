import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { InferenceResult } from '@framegate/inference-engine';
import { ServiceProcess } from './testing/service-process.js';
import { noisePng, writeTinyDetector } from './testing/tiny-detector.js';

let folder: string;
let model: string;
let png: Buffer;
const services: ServiceProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'detection-service-'));
  model = await writeTinyDetector(folder);
  png = await noisePng();
});
afterEach(() => Promise.all(services.splice(0).map((service) => service.kill())));
afterAll(() => rm(folder, { recursive: true }));

function start(...argv: string[]): ServiceProcess {
  const service = new ServiceProcess(...argv);
  services.push(service);
  return service;
}

const startTiny = (...argv: string[]) => start('--model', model, '--threads', '1', '--port', '0', ...argv);

/** A request that the service has begun to serve and whose body is still to come. */
async function beginUpload(address: string): Promise<ClientRequest> {
  const upload = request(`${address}/v1/detections`, {
    method: 'POST',
    headers: { 'content-type': 'image/png', 'content-length': png.length, expect: '100-continue' },
  });
  upload.flushHeaders();
  await once(upload, 'continue');
  return upload;
}

/** Resolves when the connection of a request is gone without an answer. */
function broken(upload: ClientRequest): Promise<unknown> {
  return once(upload, 'error');
}

describe('the service as a process', () => {
  it('listens on loopback alone unless told otherwise', async () => {
    expect(await startTiny().address()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'on %s answers what is in flight, then ends by itself',
    async (name) => {
      const service = startTiny();
      const address = await service.address();
      const upload = await beginUpload(address);
      service.signal(name);
      expect(await service.logged(/^Draining/)).toBe(`Draining on ${name}.`);
      expect((await fetch(`${address}/readyz`)).status).toBe(503);

      upload.end(png);
      const [response] = (await once(upload, 'response')) as [IncomingMessage];
      const { detections } = JSON.parse(await text(response)) as InferenceResult;
      expect(detections.length).toBeGreaterThan(0);
      await service.logged(/^Drained\.$/);
      expect(await service.ended()).toEqual({ code: 0, stderr: '' });
    },
  );

  it.each(['thread', 'process'])(
    'answers what is in flight after Ctrl-C with each worker in a %s of its own',
    async (isolation) => {
      const service = startTiny('--isolation', isolation);
      const upload = await beginUpload(await service.address());
      service.interrupt();
      await service.logged(/^Draining/);
      upload.end(png);
      const [response] = (await once(upload, 'response')) as [IncomingMessage];
      response.resume();
      expect(response.statusCode).toBe(200);
      expect((await service.ended()).code).toBe(0);
    },
  );

  it('ends at once on a second signal', async () => {
    const service = startTiny();
    const lost = broken(await beginUpload(await service.address()));
    service.signal('SIGTERM');
    await service.logged(/^Draining/);
    service.signal('SIGINT');
    await service.logged(/^A second signal, SIGINT: ending at once\.$/);
    expect((await service.ended()).code).toBe(1);
    await lost;
  });

  it('ends when draining takes longer than it may', async () => {
    const service = startTiny('--drain-ms', '1');
    const lost = broken(await beginUpload(await service.address()));
    service.signal('SIGTERM');
    await service.logged(/^Not drained after 1 ms: ending at once\.$/);
    expect((await service.ended()).code).toBe(1);
    await lost;
  });

  it('says which model it cannot find', async () => {
    const { code, stderr } = await start('--model', '/nowhere/model.onnx').ended();
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'Cannot load /nowhere/model.onnx: no such file.\n',
    });
  });

  it('says that its port is taken', async () => {
    const { port } = new URL(await startTiny().address());
    const { code, stderr } = await startTiny('--port', port).ended();
    expect(code).toBe(1);
    expect(stderr).toContain(`address already in use 127.0.0.1:${port}`);
  });

  it.each([
    ['lacks its model', []],
    ['names one that the workspace does not have', ['--model', 'yolo99']],
  ])('was called wrongly where it %s', async (_, argv) => {
    expect((await start('--root', folder, ...argv).ended()).code).toBe(64);
  });
});
