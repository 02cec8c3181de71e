import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { ResolvedModel } from '../resolved-model.js';

const script = fileURLToPath(new URL('resolve-model.mjs', import.meta.url));

/** Resolves a model in a process of its own, with the installed families and built code. */
export async function resolveElsewhere(root: string, variant: string): Promise<ResolvedModel> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, root, variant]);
  return JSON.parse(stdout) as ResolvedModel;
}

/** Starts the same, and gives the signal that ended it half-way. */
export async function dieWhileBuilding(root: string, variant: string): Promise<string> {
  const { signal } = (await promisify(execFile)(process.execPath, [script, root, variant, 'die']).catch(
    (failure: unknown) => failure,
  )) as { signal: string };
  return signal;
}
