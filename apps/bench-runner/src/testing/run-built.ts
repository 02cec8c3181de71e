import { execFile, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const main = fileURLToPath(new URL('../../dist/main.js', import.meta.url));
export const workspace = fileURLToPath(new URL('../../../..', import.meta.url));

const options = { cwd: workspace, env: { ...process.env, NODE_OPTIONS: '' } };

/** Runs the built command as a user would, in the workspace. */
export function runBuilt(...argv: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile(process.execPath, [main, ...argv], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

/** Runs it with a reader that is gone before anything is written. */
export function runUnread(...argv: string[]): Promise<Omit<Ended, 'stdout'>> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [main, ...argv], { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stdout.destroy();
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('close', (code) => resolve({ code: code ?? NaN, stderr }));
  });
}
