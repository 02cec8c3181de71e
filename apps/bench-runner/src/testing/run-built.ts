import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
export const workspace = fileURLToPath(new URL('../../../..', import.meta.url));

/** Runs the built command as a user would, in the workspace. */
export function runBuilt(...argv: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { cwd: workspace, env: { ...process.env, NODE_OPTIONS: '' } };
    execFile(process.execPath, [main, ...argv], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}
