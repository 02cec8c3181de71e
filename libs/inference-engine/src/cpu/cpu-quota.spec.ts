import { cpuQuota } from './cpu-quota.js';
import { threadBudget } from './thread-budget.js';

const quotaIn = (files: Record<string, string>) => cpuQuota((path) => files[path]);

describe('cpuQuota', () => {
  it('reads version 2', () => {
    expect(
      quotaIn({
        '/proc/self/cgroup': '0::/app.slice\n',
        '/sys/fs/cgroup/app.slice/cpu.max': '150000 100000\n',
      }),
    ).toBe(1.5);
  });

  it('takes the tightest limit on the way up', () => {
    expect(
      quotaIn({
        '/proc/self/cgroup': '0::/pod/container\n',
        '/sys/fs/cgroup/pod/container/cpu.max': 'max 100000\n',
        '/sys/fs/cgroup/pod/cpu.max': '200000 100000\n',
        '/sys/fs/cgroup/cpu.max': '400000 100000\n',
      }),
    ).toBe(2);
  });

  it('reads version 1 wherever its controller is mounted', () => {
    const cgroup = '5:memory:/docker/ab\n4:cpu,cpuacct:/docker/ab\n0::/\n';
    expect(
      quotaIn({
        '/proc/self/cgroup': cgroup,
        '/sys/fs/cgroup/cpu,cpuacct/docker/ab/cpu.cfs_quota_us': '250000\n',
        '/sys/fs/cgroup/cpu,cpuacct/docker/ab/cpu.cfs_period_us': '100000\n',
      }),
    ).toBe(2.5);
    // In a container the mount is the group itself.
    expect(
      quotaIn({
        '/proc/self/cgroup': cgroup,
        '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '50000\n',
        '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
      }),
    ).toBe(0.5);
  });

  it.each([
    ['outside Linux', {}],
    ['with version 2 unlimited', { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/cpu.max': 'max 100000\n' }],
    [
      'with version 1 unlimited',
      {
        '/proc/self/cgroup': '4:cpu:/\n',
        '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
        '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
      },
    ],
  ])('knows of no quota %s', (_, files) => {
    expect(quotaIn(files)).toBeUndefined();
  });
});

describe('threadBudget', () => {
  it('is the smaller of processors and quota, in whole threads', () => {
    expect(threadBudget(8, 2.9)).toBe(2);
    expect(threadBudget(2, 16)).toBe(2);
    expect(threadBudget(8, undefined)).toBe(8);
  });

  it('is never less than one', () => {
    expect(threadBudget(8, 0.2)).toBe(1);
  });
});
