import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { messageOf } from '../system-error.js';
import { ManifestError, type ManifestIssue } from './manifest-error.js';
import type { StatedFile } from './stated-files.js';

/** Says so when the path that `manifestFile` states leads out of the workspace. Looks at the names alone. */
export function climbingIssue(
  root: string,
  manifestFile: string,
  stated: StatedFile,
): ManifestIssue | undefined {
  const target = resolve(dirname(manifestFile), stated.path);
  return isInside(root, target) ? undefined : outside(root, stated, target);
}

/**
 * The real path of a file that `manifestFile` states.
 * @throws {ManifestError} when there is no such file, or it lies out of the workspace, through a symbolic link too.
 */
export async function locateInWorkspace(
  root: string,
  manifestFile: string,
  stated: StatedFile,
): Promise<string> {
  const climbing = climbingIssue(root, manifestFile, stated);
  if (climbing) throw new ManifestError(manifestFile, [climbing]);
  const [realRoot, realTarget] = await Promise.all([realpath(root), realFile(manifestFile, stated)]);
  if (!isInside(realRoot, realTarget))
    throw new ManifestError(manifestFile, [outside(root, stated, realTarget)]);
  return realTarget;
}

async function realFile(manifestFile: string, stated: StatedFile): Promise<string> {
  const field = `${stated.field}.path`;
  const target = resolve(dirname(manifestFile), stated.path);
  try {
    const path = await realpath(target);
    if ((await stat(path)).isFile()) return path;
  } catch (cause) {
    const received = `${target} (${messageOf(cause)})`;
    throw new ManifestError(manifestFile, [{ field, expected: 'a readable file', received }], { cause });
  }
  throw new ManifestError(manifestFile, [
    { field, expected: 'a file', received: `${target}, which is none` },
  ]);
}

function isInside(root: string, target: string): boolean {
  const path = relative(root, target);
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path);
}

function outside(root: string, { field, path }: StatedFile, target: string): ManifestIssue {
  return {
    field: `${field}.path`,
    expected: `a file inside the workspace ${root}`,
    received: `${JSON.stringify(path)}, which is ${target}`,
  };
}
