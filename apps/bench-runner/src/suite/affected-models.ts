import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { UsageError } from '../usage-error.js';

const run = promisify(execFile);
const most = 64 * 2 ** 20;

/**
 * The models that Nx says are affected, between NX_BASE and NX_HEAD where they are set.
 * @throws {UsageError} where Nx is not there or cannot tell, with what it said.
 */
export async function affectedModels(root: string): Promise<string[]> {
  const args = [nxOf(root), 'show', 'projects', '--affected', '--withTarget', 'bench', '--json'];
  const { stdout } = await run(process.execPath, args, { cwd: root, maxBuffer: most }).catch(
    (cause: Error & { stderr?: string }) => {
      const said = cause.stderr?.trim() ?? cause.message;
      throw new UsageError(`--affected: Nx cannot tell which models are affected in ${root}: ${said}`, {
        cause,
      });
    },
  );
  return (JSON.parse(stdout) as string[]).sort();
}

function nxOf(root: string): string {
  try {
    return createRequire(join(root, 'package.json')).resolve('nx/bin/nx.js');
  } catch (cause) {
    throw new UsageError(`--affected: expected Nx among the packages of ${root}, and it is not there.`, {
      cause,
    });
  }
}
