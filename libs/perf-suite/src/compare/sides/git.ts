import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

async function git(directory: string, ...args: string[]): Promise<string> {
  return (await run('git', ['-C', directory, ...args], { timeout: 30_000 })).stdout.trim();
}

/** The commit that a ref means; `null` where it means none, and outside a repository. */
export async function findCommit(directory: string, ref: string): Promise<string | null> {
  // What begins with a dash would be read as an option.
  if (ref.startsWith('-')) return null;
  return git(directory, 'rev-parse', '--verify', '--quiet', `${ref}^{commit}`).catch(() => null);
}

/** Where the folder lies within its repository, such as `tools/`; empty for the repository's own. */
export function pathInRepository(directory: string): Promise<string> {
  return git(directory, 'rev-parse', '--show-prefix');
}
