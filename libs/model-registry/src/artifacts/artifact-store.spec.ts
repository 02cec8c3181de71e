import { createHash } from 'node:crypto';
import {
  appendFile,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { rejection } from '../testing/rejection.js';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.js';
import { ArtifactStore } from './artifact-store.js';

afterEach(removeTemporaryFolders);

const recipe = 'r'.repeat(64);

function writing(text: string) {
  return async (path: string) => {
    await writeFile(path, text);
    return { bytes: text.length, sha256: sha256(text) };
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

async function storeWith(text?: string) {
  const store = new ArtifactStore(join(await temporaryFolder(), 'store'));
  const path = join(store.folder, 'artifacts', `${sha256(text ?? '')}.onnx`);
  if (text !== undefined) await store.keep(recipe, writing(text));
  const files = async () =>
    (await Promise.all(['artifacts', 'recipes'].map((name) => readdir(join(store.folder, name))))).flat();
  return { store, path, files };
}

describe('an artifact that was kept', () => {
  it('lies under the hash of its content, and is found by its recipe', async () => {
    const { store, path, files } = await storeWith('model');
    const artifact = { path, sha256: sha256('model'), bytes: 5 };
    expect(await store.find(recipe)).toEqual({ state: 'sound', artifact });
    expect(await readFile(path, 'utf8')).toBe('model');
    expect(await files()).toEqual([`${sha256('model')}.onnx`, `${recipe}.json`]);
  });

  it('is shared by recipes that make the same bytes, and written once', async () => {
    const { store, path } = await storeWith('model');
    const { ino } = await stat(path);
    expect(await store.keep('another', writing('model'))).toEqual({
      path,
      sha256: sha256('model'),
      bytes: 5,
    });
    expect((await stat(path)).ino).toBe(ino);
  });

  it('gives way to what its recipe makes now', async () => {
    const { store } = await storeWith('old');
    const artifact = await store.keep(recipe, writing('new'));
    expect(await store.find(recipe)).toEqual({ state: 'sound', artifact });
  });
});

describe('an artifact that two make at once', () => {
  it('is right for both, and there once', async () => {
    const { store, path, files } = await storeWith();
    let arrived = 0;
    let release = () => {};
    const bothWritten = new Promise<void>((resolve) => {
      release = resolve;
    });
    const meeting = async (file: string) => {
      const written = await writing('')(file);
      if (++arrived === 2) release();
      await bothWritten;
      return written;
    };
    const artifact = { path, sha256: sha256(''), bytes: 0 };
    expect(await Promise.all([store.keep(recipe, meeting), store.keep(recipe, meeting)])).toEqual([
      artifact,
      artifact,
    ]);
    expect(await store.find(recipe)).toEqual({ state: 'sound', artifact });
    expect(await files()).toEqual([`${sha256('')}.onnx`, `${recipe}.json`]);
  });
});

describe('an artifact that was never kept', () => {
  it('is absent, and looking for it makes no folder', async () => {
    const { store } = await storeWith();
    expect(await store.find(recipe)).toEqual({ state: 'absent' });
    expect(await rejection(readdir(store.folder))).toMatchObject({ code: 'ENOENT' });
  });
});

describe('an artifact that is no longer what it was', () => {
  it.each([
    ['cut short', (path: string) => truncate(path, 3), (path: string) => `${path} has 3 bytes instead of 5`],
    [
      'added to',
      (path: string) => appendFile(path, '!'),
      (path: string) => `${path} has 6 bytes instead of 5`,
    ],
    [
      'changed in place',
      (path: string) => writeFile(path, 'MODEL'),
      (path: string) => `the content of ${path} has SHA-256 ${sha256('MODEL')}`,
    ],
    ['removed', (path: string) => rm(path), (path: string) => `${path} is gone`],
    [
      'replaced by a folder',
      (path: string) => rm(path).then(() => mkdir(path)),
      (path: string) => `${path} is gone`,
    ],
  ])('is not given out: %s', async (_, harm, reason) => {
    const { store, path } = await storeWith('model');
    await harm(path);
    expect(await store.find(recipe)).toEqual({ state: 'damaged', reason: reason(path) });
  });

  it('is sound again once it is kept anew', async () => {
    const { store, path } = await storeWith('model');
    await writeFile(path, 'MODEL');
    await store.keep(recipe, writing('model'));
    expect(await store.find(recipe)).toMatchObject({ state: 'sound', artifact: { path } });
  });

  it.each(['', '{', '{"sha256": "../../etc/passwd", "bytes": 1}', '{"bytes": 5}'])(
    'is damaged when its recipe says %s',
    async (text) => {
      const { store } = await storeWith('model');
      const path = join(store.folder, 'recipes', `${recipe}.json`);
      await writeFile(path, text);
      expect(await store.find(recipe)).toEqual({ state: 'damaged', reason: `${path} is not readable` });
    },
  );
});

describe('an artifact that cannot be written', () => {
  const failing = (code: string) => async (path: string) => {
    await writeFile(path, 'half a mod');
    throw Object.assign(new Error(`${code}: it failed, write`), { code, syscall: 'write' });
  };

  it.each([
    ['ENOSPC', 'ARTIFACT_DISK_FULL', 'no space is left on its disk; free some'],
    ['EDQUOT', 'ARTIFACT_DISK_FULL', 'the disk quota is used up; free some space'],
    ['EROFS', 'ARTIFACT_READ_ONLY', 'it is on a read-only file system; a writable folder is needed'],
    ['EACCES', 'ARTIFACT_READ_ONLY', 'writing there is not permitted; a writable folder is needed'],
    ['EPERM', 'ARTIFACT_READ_ONLY', 'writing there is not permitted; a writable folder is needed'],
    ['EIO', 'ARTIFACT_IO', 'the file system refused'],
  ])('says why, and leaves nothing half-written: %s', async (code, kind, reason) => {
    const { store, files } = await storeWith();
    const error = await rejection(store.keep(recipe, failing(code)));
    expect(error.message).toBe(
      `Cannot keep an artifact in ${store.folder}: ${reason} (${code}: it failed, write)`,
    );
    expect(error).toMatchObject({ name: 'ArtifactError', code: kind, cause: { code } });
    expect(await files()).toEqual([]);
  });

  it('says so when its folder cannot be made', async () => {
    const folder = join(await temporaryFolder(), 'file');
    await writeFile(folder, '');
    const error = await rejection(new ArtifactStore(folder).keep(recipe, writing('model')));
    expect(error).toMatchObject({ code: 'ARTIFACT_IO', folder });
  });

  it('passes on what is not the file system’s failure', async () => {
    const { store, files } = await storeWith();
    const refusal = new RangeError('no such layer');
    const failure = rejection(store.keep(recipe, () => Promise.reject(refusal)));
    expect(await failure).toBe(refusal);
    expect(await files()).toEqual([]);
  });

  it('does not harm the one kept before', async () => {
    const { store, path } = await storeWith('model');
    await rejection(store.keep(recipe, failing('ENOSPC')));
    expect(await store.find(recipe)).toMatchObject({ state: 'sound', artifact: { path } });
  });
});

describe('a build that was killed', () => {
  it('is cleaned up after by the next one', async () => {
    const { store, files } = await storeWith('model');
    const old = join(store.folder, 'artifacts', 'tmp-00000000-1-x');
    await writeFile(old, 'half');
    await utimes(old, 0, 0);
    await store.keep(recipe, writing('model'));
    expect(await files()).toEqual([`${sha256('model')}.onnx`, `${recipe}.json`]);
  });
});
