import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { once } from 'node:events';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCacheServer, type CacheServer } from './cache-server.js';
import { CacheStore } from './cache-store.js';

let folder: string;
let server: CacheServer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nx-cache-server-'));
  server = await startCacheServer(await CacheStore.open(folder), 'secret');
});

afterEach(async () => {
  await server[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});

async function ask(
  method: string,
  path: string,
  { body, token = 'secret' }: { body?: string; token?: string } = {},
) {
  const response = await fetch(`${server.url}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}` },
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, type: response.headers.get('content-type'), text: await response.text() };
}

it('listens on the loopback only', () => {
  expect(new URL(server.url).hostname).toBe('127.0.0.1');
});

it('answers a put artifact to a get', async () => {
  expect(await ask('PUT', '/v1/cache/123', { body: 'artifact' })).toMatchObject({ status: 200 });
  expect(await ask('GET', '/v1/cache/123')).toEqual({
    status: 200,
    type: 'application/octet-stream',
    text: 'artifact',
  });
});

it('answers 404 for a hash that it does not have', async () => {
  expect(await ask('GET', '/v1/cache/123')).toMatchObject({ status: 404, text: 'No such record' });
});

it('answers 409 to a second put and keeps the first', async () => {
  await ask('PUT', '/v1/cache/123', { body: 'first' });
  expect(await ask('PUT', '/v1/cache/123', { body: 'second' })).toMatchObject({ status: 409 });
  expect(await ask('GET', '/v1/cache/123')).toMatchObject({ text: 'first' });
});

it('answers 401 in plain text to a wrong token', async () => {
  expect(await ask('GET', '/v1/cache/123', { token: 'guess' })).toEqual({
    status: 401,
    type: 'text/plain',
    text: 'Wrong access token',
  });
});

it('does not reach outside its folder', async () => {
  expect(await ask('GET', '/v1/cache/..%2f..%2fetc%2fpasswd')).toMatchObject({ status: 404 });
  expect(await ask('PUT', '/v1/cache/a.part', { body: 'x' })).toMatchObject({ status: 404 });
  expect(await readdir(folder)).toEqual([]);
});

it('answers 405 to any other method', async () => {
  expect(await ask('DELETE', '/v1/cache/123')).toMatchObject({ status: 405 });
});

it('keeps nothing of a put whose sender hangs up, and goes on serving', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  await once(socket, 'connect');
  const head = [
    'PUT /v1/cache/123 HTTP/1.1',
    'host: x',
    'authorization: Bearer secret',
    'content-length: 100',
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\nhalf`);
  socket.resume().end();
  await once(socket, 'close');
  expect(await ask('GET', '/v1/cache/123')).toMatchObject({ status: 404 });
});
