import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { runNx } from './run-nx.js';

const [folder, ...args] = process.argv.slice(2);
if (folder === undefined || args.length === 0) {
  console.error(
    'Usage: node tools/nx-cache-server/dist/main.js FOLDER NX-ARGUMENTS…\nFor example: … .nx/ci-cache affected -t perf',
  );
  process.exitCode = 64;
} else {
  const nx = createRequire(import.meta.url).resolve('nx/bin/nx.js');
  process.exitCode = await runNx(resolve(folder), nx, args);
}
