import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** One heap of glibc's for all threads: with one for each, memory spreads for thousands of requests and looks like a leak. */
const env = { ...process.env, MALLOC_ARENA_MAX: '1' };
const program = fileURLToPath(new URL('soak-process.js', import.meta.url));
const { status } = spawnSync(process.execPath, [program, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env,
});
process.exitCode = status ?? 1;
