import { posix } from 'node:path';
import type { ReadText } from '../cgroup/read-text.js';
import { tightestLimit } from '../cgroup/tightest-limit.js';

/**
 * How many processors this process may keep busy by its cgroup's quota, for instance 1.5;
 * `undefined` without a quota and outside Linux. The tightest limit on the way up counts.
 */
export function cpuQuota(read?: ReadText): number | undefined {
  return tightestLimit({ controller: 'cpu', v1: quotaV1, v2: quotaV2 }, read);
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
