import { posix } from 'node:path';
import { type ReadText, readText } from './read-text.js';

/** How the limit of one cgroup is read from its directory; `undefined` without a limit. */
type ReadLimit = (directory: string, read: ReadText) => number | undefined;

export interface LimitedResource {
  /** What version 1 calls the controller, and may mount it as. */
  readonly controller: string;
  readonly v1: ReadLimit;
  readonly v2: ReadLimit;
}

const root = '/sys/fs/cgroup';

/**
 * The tightest limit that a cgroup sets this process, its own or one on the way up; `undefined` without a limit and
 * outside Linux.
 */
export function tightestLimit(resource: LimitedResource, read: ReadText = readText): number | undefined {
  const limits = groups(resource, read).flatMap(({ directory, path, limitOf }) =>
    ancestors(path).map((ancestor) => limitOf(posix.join(directory, ancestor), read)),
  );
  const known = limits.filter((limit) => limit !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

interface Group {
  readonly directory: string;
  readonly path: string;
  readonly limitOf: ReadLimit;
}

/** Lines of /proc/self/cgroup: `hierarchy:controllers:path`; version 2 is hierarchy 0 without controllers. */
function groups({ controller, v1, v2 }: LimitedResource, read: ReadText): Group[] {
  const lines = read('/proc/self/cgroup')?.trim().split('\n') ?? [];
  return lines.flatMap((line): Group[] => {
    const [hierarchy, controllers = '', ...path] = line.split(':');
    const where = { path: path.join(':') };
    if (hierarchy === '0' && controllers === '') return [{ ...where, directory: root, limitOf: v2 }];
    if (!controllers.split(',').includes(controller)) return [];
    return [controller, controllers].map((mount) => ({
      ...where,
      directory: `${root}/${mount}`,
      limitOf: v1,
    }));
  });
}

/** Inside a container the mount can be the group itself, while its path is the host's: the root is looked at too. */
function ancestors(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === path ? [path] : [path, ...ancestors(parent)];
}
