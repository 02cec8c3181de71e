/** Takes the lock of the given folder, says so, and is never heard of again. */
import { lock } from 'proper-lockfile';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , directory] = process.argv;
await lock(directory, { lockfilePath: join(directory, 'measuring.lock'), stale: 15_000 });
writeFileSync(
  join(directory, 'holder.json'),
  JSON.stringify({ pid: process.pid, since: '2024-05-01T10:00:00.000Z' }),
);
process.kill(process.pid, 'SIGKILL');
