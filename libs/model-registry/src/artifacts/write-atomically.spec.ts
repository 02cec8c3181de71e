import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rejection } from '../testing/rejection.js';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.js';
import { writeAtomically } from './write-atomically.js';

afterEach(removeTemporaryFolders);

describe('a file written atomically', () => {
  it('is not there under its name until it is whole', async () => {
    const folder = await temporaryFolder();
    const name = await writeAtomically(
      folder,
      async (path) => {
        await writeFile(path, 'half');
        expect(await readdir(folder)).not.toContain('done');
        await writeFile(path, 'whole');
        return 'done';
      },
      async (written) => written,
    );
    expect(await readdir(folder)).toEqual([name]);
    expect(await readFile(join(folder, 'done'), 'utf8')).toBe('whole');
  });

  it('replaces one of the same name', async () => {
    const folder = await temporaryFolder();
    for (const text of ['old', 'new']) {
      await writeAtomically(
        folder,
        (path) => writeFile(path, text),
        async () => 'done',
      );
    }
    expect(await readFile(join(folder, 'done'), 'utf8')).toBe('new');
  });

  it('is dropped when it gets no name', async () => {
    const folder = await temporaryFolder();
    await writeAtomically(
      folder,
      (path) => writeFile(path, 'x'),
      async () => undefined,
    );
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('a write that fails half-way', () => {
  it('leaves what was there before, and nothing of its own', async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'done'), 'before');
    const failing = async (path: string) => {
      await writeFile(path, 'half');
      throw new Error('out of luck');
    };
    const { message } = await rejection(writeAtomically(folder, failing, async () => 'done'));
    expect(message).toBe('out of luck');
    expect(await readdir(folder)).toEqual(['done']);
    expect(await readFile(join(folder, 'done'), 'utf8')).toBe('before');
  });

  it('leaves nothing when it cannot take its name', async () => {
    const folder = await temporaryFolder();
    const writing = writeAtomically(
      folder,
      (path) => writeFile(path, 'x'),
      async () => 'no/such/folder',
    );
    expect(await rejection(writing)).toMatchObject({ code: 'ENOENT' });
    expect(await readdir(folder)).toEqual([]);
  });
});
