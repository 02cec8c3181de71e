import { join } from 'node:path';
import { controlGroupFolders } from '../environment/control-group-folders.js';
import { readIfThere } from '../environment/read-if-there.js';

/** What one control group counted since it was made. */
interface ThrottleCount {
  readonly group: string;
  readonly periods: number;
  readonly throttledPeriods: number;
}

/** Of this process's control group and those around it; empty where none counts. The folder is a parameter for tests. */
export async function readThrottling(root = '/'): Promise<ThrottleCount[]> {
  const membership = (await readIfThere(join(root, 'proc/self/cgroup'))) ?? '';
  const counts = controlGroupFolders(membership, 'cpu').map(async ({ path }): Promise<ThrottleCount[]> => {
    const text = await readIfThere(join(root, path, 'cpu.stat'));
    const periods = countIn(text, 'nr_periods');
    const throttledPeriods = countIn(text, 'nr_throttled');
    return periods === null || throttledPeriods === null ? [] : [{ group: path, periods, throttledPeriods }];
  });
  return (await Promise.all(counts)).flat();
}

/** The share of a quota's periods in which a group was held back, of the group held back most; `null` where none counts. */
export function throttledShare(from: readonly ThrottleCount[], to: readonly ThrottleCount[]): number | null {
  const shares = to.flatMap(({ group, periods, throttledPeriods }) => {
    const before = from.find((count) => count.group === group);
    if (before === undefined) return [];
    const passed = periods - before.periods;
    return [passed > 0 ? (throttledPeriods - before.throttledPeriods) / passed : 0];
  });
  return shares.length === 0 ? null : Math.max(...shares);
}

function countIn(text: string | null, name: string): number | null {
  const digits = new RegExp(`^${name} (\\d+)$`, 'm').exec(text ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
