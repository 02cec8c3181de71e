import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { sourceSha256 } from './mask-kernel-bytes.js';

describe('kernel bytes', () => {
  it('were made of enlarge-mask.as as it is; run tools/compile-kernels.mjs after a change', () => {
    const source = readFileSync(new URL('../../../kernels/enlarge-mask.as', import.meta.url), 'utf8');
    expect(createHash('sha256').update(source.replaceAll('\r\n', '\n')).digest('hex')).toBe(sourceSha256);
  });
});
