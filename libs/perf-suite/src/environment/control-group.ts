import { join } from 'node:path';
import { controlGroupFolders } from './control-group-folders.js';
import { readIfThere } from './read-if-there.js';

export interface ControlGroupLimits {
  /** Cores, fractions included; `null` without a limit. */
  readonly cpuQuota: number | null;
  readonly memoryBytes: number | null;
}

/** Version 1 says "no limit" with the largest number of whole pages that fits. */
const unlimitedBytes = 2 ** 62;

/**
 * What this process's control group and those around it grant, the tightest of each, in version 2 or 1.
 * No limits where there are no control groups. The folder is a parameter for tests.
 */
export async function readControlGroup(root = '/'): Promise<ControlGroupLimits> {
  const membership = (await readIfThere(join(root, 'proc/self/cgroup'))) ?? '';
  const quotas: (number | null)[] = [];
  const memory: (number | null)[] = [];
  for (const { version, path } of controlGroupFolders(membership, 'cpu')) {
    const folder = join(root, path);
    quotas.push(await (version === 2 ? readQuotaV2(join(folder, 'cpu.max')) : readQuotaV1(folder)));
  }
  for (const { version, path } of controlGroupFolders(membership, 'memory')) {
    const file = version === 2 ? 'memory.max' : 'memory.limit_in_bytes';
    memory.push(await readBytes(join(root, path, file)));
  }
  return { cpuQuota: tightest(quotas), memoryBytes: tightest(memory) };
}

async function readQuotaV2(path: string): Promise<number | null> {
  const [quota, period] = ((await readIfThere(path)) ?? '').split(' ').map(Number);
  return quotient(quota, period);
}

async function readQuotaV1(folder: string): Promise<number | null> {
  const quota = await readBytes(join(folder, 'cpu.cfs_quota_us'));
  const period = await readBytes(join(folder, 'cpu.cfs_period_us'));
  return quotient(quota ?? NaN, period ?? NaN);
}

function quotient(quota = NaN, period = NaN): number | null {
  return quota > 0 && period > 0 ? quota / period : null;
}

async function readBytes(path: string): Promise<number | null> {
  const text = await readIfThere(path);
  const value = text === null || text === '' ? NaN : Number(text);
  return value > 0 && value < unlimitedBytes ? value : null;
}

function tightest(limits: readonly (number | null)[]): number | null {
  const known = limits.filter((limit) => limit !== null);
  return known.length === 0 ? null : Math.min(...known);
}
