import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { startCacheServer } from './cache-server.js';
import { CacheStore } from './cache-store.js';

const keepUnusedDays = 14;

/** Runs Nx (its entry file and arguments) with the folder as its remote cache; answers Nx's own exit code. */
export async function runNx(folder: string, nx: string, args: readonly string[]): Promise<number> {
  const store = await CacheStore.open(folder);
  await store.removeUnused(keepUnusedDays);
  const accessToken = randomUUID();
  await using server = await startCacheServer(store, accessToken);
  const child = spawn(process.execPath, [nx, ...args], {
    stdio: 'inherit',
    env: {
      ...process.env,
      NX_SELF_HOSTED_REMOTE_CACHE_SERVER: server.url,
      NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: accessToken,
    },
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 1;
}
