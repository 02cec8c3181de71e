import { totalmem } from 'node:os';
import { memoryLimit } from './memory-limit.js';

const physical = 16e9;
const limitIn = (files: Record<string, string>) => memoryLimit((path) => files[path], physical);

describe('memoryLimit', () => {
  it('takes the tightest limit of version 2 on the way up', () => {
    expect(
      limitIn({
        '/proc/self/cgroup': '0::/pod/container\n',
        '/sys/fs/cgroup/pod/container/memory.max': 'max\n',
        '/sys/fs/cgroup/pod/memory.max': '2000000000\n',
        '/sys/fs/cgroup/memory.max': '4000000000\n',
      }),
    ).toBe(2e9);
  });

  it('reads version 1, also where the mount is the group itself', () => {
    const cgroup = '5:memory:/docker/ab\n4:cpu,cpuacct:/docker/ab\n0::/\n';
    expect(
      limitIn({
        '/proc/self/cgroup': cgroup,
        '/sys/fs/cgroup/memory/docker/ab/memory.limit_in_bytes': '1000000000\n',
        '/sys/fs/cgroup/memory/docker/memory.limit_in_bytes': '3000000000\n',
      }),
    ).toBe(1e9);
    expect(
      limitIn({
        '/proc/self/cgroup': cgroup,
        '/sys/fs/cgroup/memory/memory.limit_in_bytes': '500000000\n',
      }),
    ).toBe(5e8);
  });

  it.each([
    ['outside Linux', {}],
    ['without a limit in version 2', { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/memory.max': 'max\n' }],
    [
      'without a limit in version 1, which writes one that no machine has',
      {
        '/proc/self/cgroup': '4:memory:/\n',
        '/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
      },
    ],
    [
      'with a limit above it',
      { '/proc/self/cgroup': '0::/\n', '/sys/fs/cgroup/memory.max': '32000000000\n' },
    ],
  ])('is the physical memory %s', (_, files) => {
    expect(limitIn(files)).toBe(physical);
  });

  it('finds a limit for this process', () => {
    expect(memoryLimit()).toBeGreaterThan(0);
    expect(memoryLimit()).toBeLessThanOrEqual(totalmem());
  });
});
