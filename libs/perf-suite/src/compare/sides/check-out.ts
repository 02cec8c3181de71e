import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PreparationStep } from '../../suite/suite-events.js';
import { pathInRepository } from './git.js';
import { linkDependencies } from './link-dependencies.js';
import { runTool } from './run-tool.js';

export interface CheckOutOptions {
  /** The workspace whose repository has the commit. */
  readonly root: string;
  readonly commit: string;
  /** As it was asked for. */
  readonly label: string;
  readonly signal: AbortSignal;
  readonly onStep: (step: PreparationStep) => void;
}

/**
 * The built workspace of a commit, under `.framegate/compare/<commit>`. It is made once: a mark beside it says that it is
 * whole. Its packages are those installed here where the lock file is the same, and else installed anew.
 * @throws {SidePreparationError} with the end of what the failing program said.
 */
export async function checkOut(options: CheckOutOptions): Promise<string> {
  const { root, commit, label, signal, onStep } = options;
  const tree = join(root, '.framegate', 'compare', commit);
  const workspace = join(tree, await pathInRepository(root));
  const mark = `${tree}.built`;
  if (existsSync(mark) && existsSync(workspace)) return workspace;
  const tool = (what: string, cwd: string, file: string, ...args: string[]) =>
    runTool(file, args, { what: `${what} ${label}`, cwd, signal });

  onStep('check-out');
  await rm(tree, { recursive: true, force: true });
  await tool('Checking out', root, 'git', 'worktree', 'add', '--force', '--detach', tree, commit);
  if (await hasSameLock(root, workspace)) {
    await linkDependencies(root, workspace);
  } else {
    onStep('install');
    await tool('Installing the packages of', workspace, 'npm', 'ci');
  }
  onStep('build');
  const compiler = join('node_modules', 'typescript', 'bin', 'tsc');
  await tool('Building', workspace, process.execPath, compiler, '-b');
  await writeFile(mark, '');
  return workspace;
}

async function hasSameLock(root: string, workspace: string): Promise<boolean> {
  if (!existsSync(join(root, 'node_modules'))) return false;
  const [ours, theirs] = await Promise.all(
    [root, workspace].map((folder) => readFile(join(folder, 'package-lock.json'), 'utf8').catch(() => null)),
  );
  return ours !== null && ours === theirs;
}
