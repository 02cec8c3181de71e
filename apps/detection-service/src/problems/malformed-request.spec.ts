import { once } from 'node:events';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import type { FastifyInstance } from 'fastify';
import { buildService } from '../testing/build-service.js';
import { ScriptedDetector } from '../testing/scripted-detector.js';

let app: FastifyInstance;
let socket: Socket;

afterEach(() => app.close());

/** What the service answers to these bytes, until it closes the connection. */
async function answerTo(bytes: string, uploadMs?: number): Promise<{ head: string; problem: unknown }> {
  ({ app } = await buildService(new ScriptedDetector(), { ...(uploadMs && { uploadMs }) }));
  await app.listen({ port: 0, host: '127.0.0.1' });
  socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  socket.write(bytes);
  const [head, body] = (await text(socket)).split('\r\n\r\n');
  return { head: head!, problem: JSON.parse(body!) };
}

const upload =
  'POST /v1/detections HTTP/1.1\r\nHost: here\r\nContent-Type: image/png\r\nContent-Length: 9\r\n\r\n';

describe('what comes as a request', () => {
  it('is given up when it takes too long', async () => {
    const { head, problem } = await answerTo(`${upload}half`, 1);
    expect(head).toMatch(/^HTTP\/1\.1 408 Request Timeout\r\nContent-Type: application\/problem\+json/);
    expect(problem).toEqual({
      type: 'about:blank',
      title: 'Request Timeout',
      status: 408,
      detail: 'The request took too long to come in.',
      code: 'UPLOAD_TIMEOUT',
    });
  });

  it('may not have headers without end', async () => {
    const { problem } = await answerTo(`GET / HTTP/1.1\r\nHost: here\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`);
    expect(problem).toMatchObject({ status: 431, code: 'HEADERS_TOO_LARGE' });
  });

  it('has to be one', async () => {
    const { problem } = await answerTo('Good morning.\r\n\r\n');
    expect(problem).toEqual({
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      detail: 'What came is no HTTP request.',
      code: 'REQUEST_MALFORMED',
    });
  });
});
