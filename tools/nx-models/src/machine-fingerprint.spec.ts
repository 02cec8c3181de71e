import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('../../machine-fingerprint.mjs', import.meta.url));

/** Runs the script as Nx does, on a machine changed by `preload`: code that replaces what the script reads. */
function fingerprint({
  preload = '',
  env = process.env,
}: { preload?: string; env?: NodeJS.ProcessEnv } = {}) {
  const changes = `import fs from 'node:fs'; import os from 'node:os'; import { syncBuiltinESMExports } from 'node:module';
    ${preload}; syncBuiltinESMExports();`;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', `data:text/javascript,${encodeURIComponent(changes)}`, script],
    { encoding: 'utf8', env },
  );
  return { status, stdout, stderr };
}

const withoutProcessor = `
  os.cpus = () => [];
  const read = fs.readFileSync;
  fs.readFileSync = (path, ...rest) => path === '/proc/cpuinfo' ? '' : read(path, ...rest);`;

const refusedProcessor = `
  const refuse = () => { throw Object.assign(new Error('refused'), { code: 'EACCES' }); };
  os.cpus = refuse;
  fs.readFileSync = refuse;`;

it('says the same of the same machine twice', () => {
  const first = fingerprint();
  expect(first.stdout).not.toMatch(/unsure/);
  expect(fingerprint()).toEqual(first);
});

it('names the processor, what of it may be used, the memory and the runtime', () => {
  expect(Object.keys(JSON.parse(fingerprint().stdout) as object)).toEqual(
    expect.arrayContaining(['platform', 'arch', 'node', 'processors', 'usable', 'memoryGiB', 'limits']),
  );
});

it('does not look at the environment', () => {
  const { stdout } = fingerprint({ env: { FRAMEGATE_MACHINE: 'another', HOME: '/nowhere' } });
  expect(stdout).toBe(fingerprint().stdout);
});

it('differs on a machine with another number of usable cores', () => {
  const { stdout } = fingerprint({ preload: 'os.availableParallelism = () => 999' });
  expect(stdout).not.toBe(fingerprint().stdout);
});

it.each([
  ['does not say what its processor is', withoutProcessor],
  ['refuses to be read', refusedProcessor],
])('succeeds with something unique on a machine that %s', (_, preload) => {
  const first = fingerprint({ preload });
  const second = fingerprint({ preload });
  expect([first.status, second.status]).toEqual([0, 0]);
  expect(first.stdout).toMatch(/^unsure /);
  expect(second.stdout).not.toBe(first.stdout);
});
