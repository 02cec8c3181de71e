import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, readlink, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PreparationStep } from '../../suite/suite-events.js';
import { checkOut } from './check-out.js';
import { findSide } from './find-side.js';
import { linkDependencies } from './link-dependencies.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-checkout-'));
});
afterEach(() => rm(root, { recursive: true }));

const git = (...args: string[]) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@b.c', ...args], {
    encoding: 'utf8',
  });

async function put(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

/** A repository whose compiler is a script of a line. Returns its commit. */
async function repository(compiler: string): Promise<string> {
  await put('package-lock.json', '{}');
  await put('.gitignore', 'node_modules\n.framegate\n');
  await put('version', 'old');
  await put('node_modules/typescript/bin/tsc', compiler);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'old');
  return git('rev-parse', 'HEAD').trim();
}

function checkedOut(commit: string, steps: PreparationStep[] = []) {
  const signal = new AbortController().signal;
  return checkOut({ root, commit, label: 'old', signal, onStep: (step) => steps.push(step) });
}

describe('checking out a commit', () => {
  it('builds it as it was, beside files that have changed since', async () => {
    const commit = await repository("require('fs').copyFileSync('version', 'built')");
    await put('version', 'new');
    const workspace = await checkedOut(commit);
    expect(await readFile(join(workspace, 'built'), 'utf8')).toBe('old');
  });

  it('is done once', async () => {
    const commit = await repository('');
    const steps: PreparationStep[] = [];
    expect(await checkedOut(commit, steps)).toBe(await checkedOut(commit, steps));
    expect(steps).toEqual(['check-out', 'build']);
  });

  it('says why it does not build, and tries anew the next time', async () => {
    const commit = await repository("console.log('TS9999: no such luck'); process.exit(2)");
    for (let times = 0; times < 2; times++) {
      await expect(checkedOut(commit)).rejects.toMatchObject({
        code: 'SIDE_PREPARATION',
        message: expect.stringMatching(/^Building old failed .*It last said:\nTS9999: no such luck$/s),
        cause: expect.objectContaining({ code: 2 }),
      });
    }
  });
});

describe('finding a side', () => {
  it('takes what git knows for a commit, and a workspace for a folder', async () => {
    const commit = await repository('');
    expect(await findSide('HEAD', root)).toEqual({ kind: 'git', label: 'HEAD', commit });
    await put('other/models/.keep', '');
    await put('other/package.json', '{}');
    const path = join(root, 'other');
    expect(await findSide(path, root)).toEqual({ kind: 'directory', label: path, path });
  });

  it('takes a manifest for the variant of its workspace', async () => {
    await put('models/small/model.json', '{}');
    const file = join(root, 'models', 'small', 'model.json');
    expect(await findSide(file, root)).toEqual({ kind: 'manifest', label: file, root, variant: 'small' });
    await put('model.json', '{}');
    await expect(findSide(join(root, 'model.json'), root)).rejects.toThrow(
      'Expected a manifest models/<variant>/model.json of a workspace',
    );
  });

  it('does not take an option for a ref', async () => {
    await repository('');
    await expect(findSide('--all', root)).rejects.toMatchObject({ code: 'USAGE' });
  });
});

describe('linking packages', () => {
  it('uses those that are installed, but the own ones of the checkout', async () => {
    await put('a/node_modules/zod/index.js', '');
    await mkdir(join(root, 'a/node_modules/@own'), { recursive: true });
    await symlink('../../libs/one', join(root, 'a/node_modules/@own/one'));
    await put('b/libs/one/index.js', '');
    await linkDependencies(join(root, 'a'), join(root, 'b'));
    expect(await readlink(join(root, 'b/node_modules/zod'))).toBe(join(root, 'a/node_modules/zod'));
    expect(existsSync(join(root, 'b/node_modules/@own/one/index.js'))).toBe(true);
  });
});
