import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

export interface GitState {
  readonly commit: string | null;
  /** Whether files differ from the commit. */
  readonly dirty: boolean | null;
}

const run = promisify(execFile);

/** Both are `null` without git, outside a repository, or before the first commit. */
export async function readGitState(directory: string): Promise<GitState> {
  const git = async (...args: string[]) =>
    (await run('git', args, { cwd: directory, timeout: 10_000 })).stdout.trim();
  try {
    const commit = await git('rev-parse', 'HEAD');
    return { commit, dirty: (await git('status', '--porcelain')) !== '' };
  } catch {
    return { commit: null, dirty: null };
  }
}
