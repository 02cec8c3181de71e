import { execFile } from 'node:child_process';
import { readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.js';
import { removeAbandoned, temporaryName } from './temporary-file.js';

afterEach(removeTemporaryFolders);

async function endedProcessId(): Promise<string> {
  const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
  return stdout.trim();
}

/** What is left of `names` after a clean-up; each file was last written `ageHours` ago. */
async function leftOf(names: readonly string[], ageHours = 0): Promise<string[]> {
  const folder = await temporaryFolder();
  for (const name of names) {
    await writeFile(join(folder, name), 'half a model');
    const time = new Date(Date.now() - ageHours * 3_600_000);
    await utimes(join(folder, name), time, time);
  }
  await removeAbandoned(folder);
  return readdir(folder);
}

describe('a temporary file', () => {
  it('is named differently each time', () => {
    expect(temporaryName()).not.toBe(temporaryName());
  });

  it('stays while its writer lives', async () => {
    const name = temporaryName();
    expect(await leftOf([name])).toEqual([name]);
  });

  it('is removed when its writer is dead', async () => {
    const name = temporaryName().replace(`-${process.pid}-`, `-${await endedProcessId()}-`);
    expect(await leftOf([name])).toEqual([]);
  });

  it('stays when its writer runs on another machine, whose process ids say nothing here', async () => {
    const elsewhere = `tmp-00000000-${await endedProcessId()}-x`;
    expect(await leftOf([elsewhere])).toEqual([elsewhere]);
  });

  it('is removed when it is hours old, whoever its writer is', async () => {
    expect(await leftOf([temporaryName(), 'tmp-00000000-1-x'], 2)).toEqual([]);
  });
});

describe('any other file', () => {
  it('stays however old it is', async () => {
    const names = ['artifact.onnx', 'tmp-notes.txt'];
    expect(await leftOf(names, 1000)).toEqual(names);
  });
});
