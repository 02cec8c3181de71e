import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sourceSha256 } from './row-kernel-bytes.js';

describe('row-kernel-bytes', () => {
  it('was made from the source as it is; run kernels/build.mjs after a change', () => {
    const source = readFileSync(new URL('../../../kernels/letterbox-rows.as', import.meta.url), 'utf8');
    expect(createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex')).toBe(sourceSha256);
  });
});
