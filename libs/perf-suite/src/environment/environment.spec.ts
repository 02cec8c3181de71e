import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { environmentSchema } from '../report/schema/environment-schema.js';
import { readControlGroup } from './control-group.js';
import { readGitState } from './git-state.js';
import { machineId } from './machine-id.js';
import { readProcessor } from './processor.js';
import { readEnvironment } from './read-environment.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-environment-'));
});
afterEach(() => rm(root, { recursive: true }));

async function files(contents: Record<string, string>): Promise<void> {
  for (const [path, text] of Object.entries(contents)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}

describe('the limits of a control group', () => {
  it('are the tightest on the way up, in version 2', async () => {
    await files({
      'proc/self/cgroup': '0::/user/session\n',
      'sys/fs/cgroup/user/cpu.max': '150000 100000\n',
      'sys/fs/cgroup/user/session/cpu.max': 'max 100000\n',
      'sys/fs/cgroup/user/memory.max': 'max\n',
      'sys/fs/cgroup/memory.max': '2147483648\n',
    });
    expect(await readControlGroup(root)).toEqual({ cpuQuota: 1.5, memoryBytes: 2 ** 31 });
  });

  it('are read in version 1, where the largest number means none', async () => {
    await files({
      'proc/self/cgroup': '4:memory:/docker/4f\n3:cpu,cpuacct:/docker/4f\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '200000\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
      'sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
    });
    expect(await readControlGroup(root)).toEqual({ cpuQuota: 2, memoryBytes: null });
  });

  it('are none where version 1 says -1', async () => {
    await files({
      'proc/self/cgroup': '3:cpu,cpuacct:/\n',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n',
    });
    expect(await readControlGroup(root)).toEqual({ cpuQuota: null, memoryBytes: null });
  });

  it('are none where there are no control groups', async () => {
    expect(await readControlGroup(root)).toEqual({ cpuQuota: null, memoryBytes: null });
  });
});

describe('the processor', () => {
  it('is told apart by its instruction sets, as x86 and Arm list them', async () => {
    await files({ x86: 'model\t: 1\nflags\t\t: fpu avx2\n', arm: 'Features\t: fp asimd\n' });
    const [x86, arm] = await Promise.all(['x86', 'arm'].map((file) => readProcessor(join(root, file))));
    expect(x86?.flagsSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(arm?.flagsSha256).not.toBe(x86?.flagsSha256);
  });

  it('has unknown instruction sets where there is no list', async () => {
    expect((await readProcessor(join(root, 'nowhere'))).flagsSha256).toBeNull();
  });
});

describe('the name of a machine', () => {
  const machine = {
    cpu_model: 'AMD EPYC 7B13 (rev. 2)',
    cpu_flags_sha256: null,
    cpu_cores: 8,
    cpu_quota: 1.5,
    platform: 'linux',
    arch: 'x64',
  };

  it('is fit for a folder and says what can be read', () => {
    expect(machineId(machine)).toMatch(/^amd-epyc-7b13-rev.-2-1.5-cores-linux-x64-[0-9a-f]{8}$/);
  });

  it('differs with anything that changes a figure', () => {
    const others = [{ cpu_cores: 4 }, { cpu_quota: null }, { cpu_flags_sha256: 'ab' }, { arch: 'arm64' }];
    const names = new Set([machine, ...others.map((other) => ({ ...machine, ...other }))].map(machineId));
    expect(names.size).toBe(5);
  });
});

describe('the environment', () => {
  it('is what the report expects, and knows the versions that it runs with', async () => {
    const environment = environmentSchema.parse(await readEnvironment(root));
    expect(environment).toMatchObject({
      node: process.versions.node,
      onnxruntime: expect.stringMatching(/^\d+\.\d+/) as string,
      libvips: expect.stringMatching(/^\d+\.\d+/) as string,
      memory_process: { MALLOC_ARENA_MAX: '1' },
    });
  });

  it('has no commit outside a repository', async () => {
    expect(await readGitState(root)).toEqual({ commit: null, dirty: null });
  });
});
