import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { CacheStore } from './cache-store.js';

const dayMs = 24 * 60 * 60 * 1000;
let folder: string;
let store: CacheStore;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'nx-cache-store-'));
  store = await CacheStore.open(folder);
});

afterEach(() => rm(folder, { recursive: true }));

it('gives back what was kept, with its length', async () => {
  await store.write('1', Readable.from(['an ', 'artifact']));
  const artifact = await store.read('1');
  expect(artifact?.bytes).toBe(11);
  expect(await text(artifact?.content ?? Readable.from([]))).toBe('an artifact');
});

it('has nothing under a hash that was never written', async () => {
  expect(await store.read('1')).toBeUndefined();
});

it('refuses a second artifact under the same hash and keeps the first', async () => {
  expect(await store.write('1', Readable.from(['first']))).toBe(true);
  expect(await store.write('1', Readable.from(['second']))).toBe(false);
  expect(await text((await store.read('1'))?.content ?? Readable.from([]))).toBe('first');
});

it('keeps exactly one of two that arrive at once', async () => {
  const kept = await Promise.all([
    store.write('1', Readable.from(['a'])),
    store.write('1', Readable.from(['b'])),
  ]);
  expect(kept.filter(Boolean)).toHaveLength(1);
  expect(await readdir(folder)).toEqual(['1']);
});

it('leaves nothing behind of an upload that breaks off', async () => {
  async function* broken() {
    yield 'half';
    throw new Error('gone');
  }
  await expect(store.write('1', Readable.from(broken()))).rejects.toThrow('gone');
  expect(await readdir(folder)).toEqual([]);
});

it('removes what nobody used for the days given, and only that', async () => {
  await store.write('1', Readable.from(['old']));
  expect(await store.removeUnused(14, Date.now() + 13 * dayMs)).toBe(0);
  expect(await store.removeUnused(14, Date.now() + 15 * dayMs)).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});
