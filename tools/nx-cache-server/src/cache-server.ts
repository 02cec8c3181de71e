import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { pipeline } from 'node:stream/promises';
import type { CacheStore } from './cache-store.js';

export interface CacheServer extends AsyncDisposable {
  readonly url: string;
}

/**
 * Serves a store on the loopback by the protocol of Nx's self-hosted remote cache.
 * @see https://nx.dev/docs/guides/tasks--caching/self-hosted-caching
 */
export async function startCacheServer(store: CacheStore, accessToken: string): Promise<CacheServer> {
  const server = createServer((request, response) => {
    answer(store, accessToken, request, response).catch((error: Error) => {
      if (response.headersSent) response.destroy(error);
      else say(response, 500, error.message);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, [Symbol.asyncDispose]: () => close(server) };
}

async function answer(
  store: CacheStore,
  accessToken: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (request.headers.authorization !== `Bearer ${accessToken}`)
    return say(response, 401, 'Wrong access token');
  const hash = /^\/v1\/cache\/([\w-]+)$/.exec(request.url ?? '')?.[1];
  if (hash === undefined) return say(response, 404, 'Expected /v1/cache/{hash}');
  if (request.method === 'GET') return get(store, hash, response);
  if (request.method === 'PUT') return put(store, hash, request, response);
  return say(response, 405, 'Expected GET or PUT');
}

async function get(store: CacheStore, hash: string, response: ServerResponse): Promise<void> {
  const artifact = await store.read(hash);
  if (artifact === undefined) return say(response, 404, 'No such record');
  response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': artifact.bytes });
  await pipeline(artifact.content, response);
}

async function put(
  store: CacheStore,
  hash: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (await store.write(hash, request)) return say(response, 200, 'Kept');
  return say(response, 409, 'Cannot override an existing record');
}

function say(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' }).end(text);
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
