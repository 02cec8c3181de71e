import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNx } from './run-nx.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'run-nx-'));
});

afterEach(() => rm(folder, { recursive: true }));

/** Stands in for Nx: a program that speaks to the cache that it is told of. */
async function fakeNx(body: string): Promise<string> {
  const path = join(folder, 'nx.mjs');
  await writeFile(
    path,
    `const { NX_SELF_HOSTED_REMOTE_CACHE_SERVER: server, NX_SELF_HOSTED_REMOTE_CACHE_ACCESS_TOKEN: token } = process.env;
    const cache = (method, hash, body) =>
      fetch(\`\${server}/v1/cache/\${hash}\`, { method, body, headers: { authorization: \`Bearer \${token}\` } });
    ${body}`,
  );
  return path;
}

it('gives Nx a cache whose folder outlives the run', async () => {
  const store = join(folder, 'store');
  await runNx(store, await fakeNx(`await cache('PUT', '1', 'kept')`), []);
  expect(await readFile(join(store, '1'), 'utf8')).toBe('kept');
  const reader = await fakeNx(`process.exit((await (await cache('GET', '1')).text()) === 'kept' ? 0 : 1)`);
  expect(await runNx(store, reader, [])).toBe(0);
});

it('hands over the arguments and the exit code', async () => {
  const nx = await fakeNx(`process.exit(process.argv[2] === 'affected' ? 3 : 4)`);
  expect(await runNx(join(folder, 'store'), nx, ['affected'])).toBe(3);
});

it('fails when Nx is killed', async () => {
  const nx = await fakeNx(`process.kill(process.pid, 'SIGKILL')`);
  expect(await runNx(join(folder, 'store'), nx, [])).toBe(1);
});

it('starts with an empty folder on the first run', async () => {
  await runNx(join(folder, 'new', 'store'), await fakeNx(''), []);
  expect(await readdir(join(folder, 'new', 'store'))).toEqual([]);
});
