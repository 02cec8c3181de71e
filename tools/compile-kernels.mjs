/**
 * Compiles the kernels of all packages and writes their bytes into the sources: `node tools/compile-kernels.mjs`.
 * The compiler is fetched when needed; it is no dependency, for nobody but who changes a kernel needs its hundred
 * megabytes.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { URL } from 'node:url';

const compiler = 'assemblyscript@0.28.20';
const options = ['-O3', '--runtime', 'stub', '--importMemory', '--noExportMemory', '--enable', 'simd'];
const kernels = {
  'families/sam2/kernels/enlarge-mask.as': 'families/sam2/src/pipeline/masks/mask-kernel-bytes.ts',
  'families/yolo/kernels/letterbox-rows.as': 'families/yolo/src/pipeline/letterbox/row-kernel-bytes.ts',
  'families/yolo/kernels/class-scores.as': 'families/yolo/src/pipeline/postprocess/score-kernel-bytes.ts',
  'vision-processing/kernels/stretch.as': 'vision-processing/src/stretch/stretch-kernel-bytes.ts',
};

const libs = new URL('../libs/', import.meta.url);
for (const [source, target] of Object.entries(kernels)) {
  const sourceUrl = new URL(source, libs);
  const sha256 = createHash('sha256').update(readFileSync(sourceUrl)).digest('hex');
  const lines = compile(sourceUrl)
    .toString('base64')
    .match(/.{1,100}/g);
  const text = [
    `/** Made of kernels/${basename(source)} by tools/compile-kernels.mjs with ${compiler}; not to be edited. */`,
    `export const sourceSha256 = '${sha256}';`,
    '',
    '/** WebAssembly, base64. */',
    'export const kernelBytes =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ];
  writeFileSync(new URL(target, libs), text.join('\n'));
}

/** The compiler takes files that end in `.ts` only, which these are not for everybody else. */
function compile(source) {
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
