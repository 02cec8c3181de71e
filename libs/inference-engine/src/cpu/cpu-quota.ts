import { readFileSync } from 'node:fs';
import { posix } from 'node:path';

export type ReadText = (path: string) => string | undefined;

const root = '/sys/fs/cgroup';

/**
 * How many processors this process may keep busy by its cgroup's quota, for instance 1.5;
 * `undefined` without a quota and outside Linux. The tightest limit on the way up counts.
 */
export function cpuQuota(read: ReadText = readText): number | undefined {
  const limits = groups(read).flatMap(({ directory, path, quotaOf }) =>
    ancestors(path).map((ancestor) => quotaOf(posix.join(directory, ancestor), read)),
  );
  const known = limits.filter((limit) => limit !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}

interface Group {
  readonly directory: string;
  readonly path: string;
  readonly quotaOf: (directory: string, read: ReadText) => number | undefined;
}

/** Lines of /proc/self/cgroup: `hierarchy:controllers:path`; version 2 is hierarchy 0 without controllers. */
function groups(read: ReadText): Group[] {
  const lines = read('/proc/self/cgroup')?.trim().split('\n') ?? [];
  return lines.flatMap((line): Group[] => {
    const [hierarchy, controllers = '', ...path] = line.split(':');
    const where = { path: path.join(':') };
    if (hierarchy === '0' && controllers === '') return [{ ...where, directory: root, quotaOf: quotaV2 }];
    if (!controllers.split(',').includes('cpu')) return [];
    return ['cpu', controllers].map((mount) => ({
      ...where,
      directory: `${root}/${mount}`,
      quotaOf: quotaV1,
    }));
  });
}

/** Inside a container the mount can be the group itself, while its path is the host's: the root is looked at too. */
function ancestors(path: string): string[] {
  const parent = posix.dirname(path);
  return parent === path ? [path] : [path, ...ancestors(parent)];
}

function quotaV2(directory: string, read: ReadText): number | undefined {
  const [quota, period] = read(posix.join(directory, 'cpu.max'))?.trim().split(' ') ?? [];
  return share(quota, period);
}

function quotaV1(directory: string, read: ReadText): number | undefined {
  return share(
    read(posix.join(directory, 'cpu.cfs_quota_us')),
    read(posix.join(directory, 'cpu.cfs_period_us')),
  );
}

/** No limit is written as `max` or as -1. */
function share(quota: string | undefined, period: string | undefined): number | undefined {
  const processors = Number(quota) / Number(period);
  return processors > 0 && Number.isFinite(processors) ? processors : undefined;
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
