import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a script of this project in a process of its own, which may have no more than `maxFiles` files open and has `env`
 * besides the environment of this one.
 * `code` is null when a signal ended it.
 */
export function runScript(
  path: string,
  args: readonly string[],
  { maxFiles, env = {} }: { maxFiles?: number; env?: NodeJS.ProcessEnv } = {},
): Promise<{ code: number | null; output: string }> {
  const program = [process.execPath, path, ...args] as const;
  const [file, ...rest] =
    maxFiles === undefined
      ? program
      : (['sh', '-c', `ulimit -n ${maxFiles}; exec "$0" "$@"`, ...program] as const);
  return new Promise((resolve) => {
    const child = execFile(file, rest, { cwd: project, env: { ...process.env, ...env } }, (_, output) =>
      resolve({ code: child.exitCode, output: output.trim() }),
    );
  });
}
