import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SidePreparationError } from './side-errors.js';

export interface ToolOptions {
  /** For people, such as `Building main`. */
  readonly what: string;
  readonly cwd: string;
  readonly signal: AbortSignal;
}

const run = promisify(execFile);
const keptCharacters = 2000;
const mostOutput = 64 * 2 ** 20;

/**
 * Runs a program to its end and returns what it wrote.
 * @throws {SidePreparationError} with the end of what it said, where it fails.
 * @throws the signal's reason.
 */
export async function runTool(file: string, args: readonly string[], options: ToolOptions): Promise<string> {
  const { what, cwd, signal } = options;
  const env = { ...process.env, NODE_OPTIONS: '' };
  try {
    const { stdout } = await run(file, [...args], { cwd, signal, env, maxBuffer: mostOutput });
    return stdout;
  } catch (cause) {
    signal.throwIfAborted();
    const { code, stdout = '', stderr = '' } = cause as { code?: unknown; stdout?: string; stderr?: string };
    const log = `${stdout}\n${stderr}`.trim().slice(-keptCharacters);
    const said = log === '' ? '' : ` It last said:\n${log}`;
    throw new SidePreparationError(`${what} failed (${file} ${args.join(' ')}: ${String(code)}).${said}`, {
      cause,
    });
  }
}
