/**
 * The built measuring process, whose writing of events goes wrong as FRAMEGATE_TEST_WRITES says:
 * `kill TYPE before|within|after` kills it at its first event of that type; `limit BYTES` lets its files grow no larger.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [what, about, moment] = (process.env.FRAMEGATE_TEST_WRITES ?? '').split(' ');
const { writeSync } = fs;

const kill = () => {
  process.kill(process.pid, 'SIGKILL');
};

if (what === 'limit') execFileSync('prlimit', ['--pid', `${process.pid}`, `--fsize=${about}:${about}`]);
if (what === 'kill') {
  fs.writeSync = (file, data, ...rest) => {
    if (!data.toString().startsWith(`{"type":"${about}"`)) return writeSync(file, data, ...rest);
    if (moment === 'within') writeSync(file, data, 0, Math.floor(data.length / 2));
    if (moment === 'after') writeSync(file, data, ...rest);
    kill();
  };
  syncBuiltinESMExports();
}
await import('../../dist/measure/child-main.js');
