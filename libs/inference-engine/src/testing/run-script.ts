import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const project = fileURLToPath(new URL('../..', import.meta.url));

/** Runs a script of this project in a process of its own. `code` is null when a signal ended it. */
export function runScript(
  path: string,
  args: readonly string[],
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [path, ...args], { cwd: project }, (_, output) =>
      resolve({ code: child.exitCode, output: output.trim() }),
    );
  });
}
