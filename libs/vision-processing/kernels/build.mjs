/**
 * Compiles the kernel here and writes its bytes into `src`: `node libs/vision-processing/kernels/build.mjs`.
 * The compiler is fetched when needed; it is no dependency, for nobody but who changes the kernel needs its hundred
 * megabytes.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { URL } from 'node:url';

const compiler = 'assemblyscript@0.28.20';
const options = ['-O3', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd'];
const source = new URL('stretch.as', import.meta.url);
const target = new URL('../src/stretch/stretch-kernel-bytes.ts', import.meta.url);

const sha256 = createHash('sha256').update(readFileSync(source)).digest('hex');
const lines = compile()
  .toString('base64')
  .match(/.{1,100}/g);
const text = [
  `/** Made of kernels/stretch.as by kernels/build.mjs with ${compiler}; not to be edited. */`,
  `export const sourceSha256 = '${sha256}';`,
  '',
  '/** WebAssembly, base64. */',
  'export const kernelBytes =',
  `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
  '',
];
writeFileSync(target, text.join('\n'));

/** The compiler takes files that end in `.ts` only, which this is not for everybody else. */
function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'));
  try {
    copyFileSync(source, join(folder, 'kernel.ts'));
    const { status } = spawnSync(
      'npx',
      ['--yes', '--package', compiler, 'asc', 'kernel.ts', '--outFile', 'kernel.wasm', ...options],
      { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' },
    );
    if (status !== 0) throw new Error(`${compiler} failed on ${source.pathname} with ${status}`);
    return readFileSync(join(folder, 'kernel.wasm'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}
