/**
 * Compiles `letterbox-rows.as` and writes the bytes to `src/pipeline/letterbox/row-kernel-bytes.ts`:
 * `node libs/families/yolo/kernels/build.mjs`. The compiler is fetched when needed; it is no dependency,
 * for nobody but who changes the kernel needs its hundred megabytes.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URL } from 'node:url';

const compiler = 'assemblyscript@0.28.20';
const source = new URL('letterbox-rows.as', import.meta.url);
const target = new URL('../src/pipeline/letterbox/row-kernel-bytes.ts', import.meta.url);

const folder = mkdtempSync(join(tmpdir(), 'row-kernel-'));
try {
  copyFileSync(source, join(folder, 'rows.ts'));
  const options = ['-O3', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd'];
  const { status } = spawnSync(
    process.platform === 'win32' ? 'npx.cmd' : 'npx',
    ['--yes', '--package', compiler, 'asc', 'rows.ts', '--outFile', 'rows.wasm', ...options],
    { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
  );
  if (status !== 0) throw new Error(`${compiler} failed with ${status}`);
  const text = readFileSync(source, 'utf8');
  const bytes = readFileSync(join(folder, 'rows.wasm')).toString('base64');
  writeFileSync(
    target,
    [
      `/** Made by kernels/build.mjs with ${compiler}; not to be edited. */`,
      `export const sourceSha256 = '${createHash('sha256').update(text).digest('hex')}';`,
      '',
      '/** WebAssembly, base64. */',
      'export const rowKernelBytes =',
      `${bytes
        .match(/.{1,100}/g)
        .map((line) => `  '${line}'`)
        .join(' +\n')};`,
      '',
    ].join('\n'),
  );
} finally {
  rmSync(folder, { recursive: true });
}
