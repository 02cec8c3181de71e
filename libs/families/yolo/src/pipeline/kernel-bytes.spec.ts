import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as rowKernel from './letterbox/row-kernel-bytes.js';
import * as scoreKernel from './postprocess/score-kernel-bytes.js';

describe('kernel bytes', () => {
  it.each([
    ['letterbox-rows.as', rowKernel.sourceSha256],
    ['class-scores.as', scoreKernel.sourceSha256],
  ])('were made of %s as it is; run tools/compile-kernels.mjs after a change', (file, sha256) => {
    const source = readFileSync(new URL(`../../kernels/${file}`, import.meta.url), 'utf8');
    expect(createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex')).toBe(sha256);
  });
});
