import { realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { messageOf } from '../system-error.js';
import { ManifestError, type ManifestIssue } from './manifest-error.js';

const field = 'weights.path';

/** Says so when `path`, as `manifestFile` writes it, leads out of the workspace. Looks at the names alone. */
export function climbingIssue(root: string, manifestFile: string, path: string): ManifestIssue | undefined {
  const target = resolve(dirname(manifestFile), path);
  return isInside(root, target) ? undefined : outside(root, path, target);
}

/**
 * The real path of the file that `manifestFile` calls `path`.
 * @throws {ManifestError} when there is no such file, or it lies out of the workspace, through a symbolic link too.
 */
export async function locateInWorkspace(root: string, manifestFile: string, path: string): Promise<string> {
  const target = resolve(dirname(manifestFile), path);
  const climbing = climbingIssue(root, manifestFile, path);
  if (climbing) throw new ManifestError(manifestFile, [climbing]);
  const [realRoot, realTarget] = await Promise.all([realpath(root), realFile(manifestFile, target)]);
  if (!isInside(realRoot, realTarget))
    throw new ManifestError(manifestFile, [outside(root, path, realTarget)]);
  return realTarget;
}

async function realFile(manifestFile: string, target: string): Promise<string> {
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

function outside(root: string, path: string, target: string): ManifestIssue {
  return {
    field,
    expected: `a file inside the workspace ${root}`,
    received: `${JSON.stringify(path)}, which is ${target}`,
  };
}
