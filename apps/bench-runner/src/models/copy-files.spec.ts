import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyFiles } from './copy-files.js';

let directory: string;
const at = (...names: string[]) => join(directory, ...names);

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-copy-'));
  await Promise.all(['a', 'b'].map((name) => writeFile(at(name), `of ${name}`)));
  await mkdir(at('to'));
});

afterEach(() => rm(directory, { recursive: true }));

describe('copying files', () => {
  it('replaces what is there and leaves nothing else', async () => {
    await writeFile(at('to', 'a'), 'old');
    await copyFiles([
      { from: at('a'), to: at('to', 'a') },
      { from: at('b'), to: at('to', 'b') },
    ]);
    expect(await readFile(at('to', 'a'), 'utf8')).toBe('of a');
    expect(await readFile(at('to', 'b'), 'utf8')).toBe('of b');
    expect(await readdir(at('to'))).toEqual(['a', 'b']);
  });

  it('copies none where one cannot be copied, and names it with the reason', async () => {
    await writeFile(at('to', 'a'), 'old');
    const copying = copyFiles([
      { from: at('a'), to: at('to', 'a') },
      { from: at('b'), to: at('nowhere', 'b') },
    ]);
    await expect(copying).rejects.toMatchObject({
      message: `Cannot write ${at('nowhere', 'b')}`,
      code: 'EXPORT',
      cause: { code: 'ENOENT' },
    });
    expect(await readFile(at('to', 'a'), 'utf8')).toBe('old');
    expect(await readdir(at('to'))).toEqual(['a']);
  });

  it('leaves a folder alone that has the name of a file to write', async () => {
    await mkdir(at('to', 'a'));
    const copying = copyFiles([{ from: at('a'), to: at('to', 'a') }]);
    await expect(copying).rejects.toMatchObject({ message: `Cannot write ${at('to', 'a')}` });
    expect(await readdir(at('to'))).toEqual(['a']);
  });
});
