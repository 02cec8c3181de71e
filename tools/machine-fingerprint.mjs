// Prints what a measurement owes to this machine. Nx hashes the output into every cached `bench`, so that a
// measurement is never served to other hardware. Nx swallows a failure, and its daemon keeps an old environment:
// so this script never fails, reads no environment variable, and prints something unique when it is unsure.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import os from 'node:os';

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch (error) {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  }
}

/** Every distinct processor with how often it is there; instruction sets included, clock speeds not. */
function processors() {
  const text = process.platform === 'linux' ? readFileSync('/proc/cpuinfo', 'utf8') : '';
  const identity =
    /^(vendor_id|cpu family|model|model name|stepping|flags|Features|CPU (implementer|architecture|variant|part|revision))\s*:/;
  const blocks = text
    .split('\n\n')
    .map((block) => block.split('\n').filter((line) => identity.test(line)))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => line.replace(/\s*:\s*/, ': ')).join('; '));
  const names = blocks.length > 0 ? blocks : os.cpus().map((cpu) => cpu.model.trim());
  const counts = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  const known = names.length > 0 && names.every((name) => name !== '' && name !== 'unknown');
  if (!known) throw new Error('the processor does not say what it is');
  return counts;
}

/** The limits set on this process's control group and on those around it (version 2, then version 1). */
function limits() {
  if (process.platform !== 'linux') return [];
  const found = [];
  const own = /^0::(.*)$/m.exec(readIfThere('/proc/self/cgroup') ?? '')?.[1] ?? '/';
  const parts = own.split('/').filter((part) => part !== '');
  for (let depth = 0; depth <= parts.length; depth++) {
    const folder = ['/sys/fs/cgroup', ...parts.slice(0, depth)].join('/');
    for (const name of ['cpu.max', 'cpuset.cpus.effective', 'memory.max'])
      found.push(readIfThere(`${folder}/${name}`));
  }
  found.push(
    readIfThere('/sys/fs/cgroup/cpu/cpu.cfs_quota_us'),
    readIfThere('/sys/fs/cgroup/cpu/cpu.cfs_period_us'),
  );
  return found.filter((value) => value !== undefined);
}

function fingerprint() {
  return {
    platform: process.platform,
    arch: process.arch,
    kernel: os.release(),
    libc: process.report.getReport().header.glibcVersionRuntime,
    node: process.version,
    processors: processors(),
    usable: os.availableParallelism(),
    // Rounded: the kernel keeps back a slightly different amount at each boot.
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    limits: limits(),
    governor: readIfThere('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor'),
  };
}

try {
  console.log(JSON.stringify(fingerprint(), null, 1));
} catch (error) {
  console.log(`unsure ${randomUUID()}: ${error.message}`);
}
