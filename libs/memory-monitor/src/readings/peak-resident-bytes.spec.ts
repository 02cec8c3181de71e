import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { peakResidentBytes } from './peak-resident-bytes.js';

describe('peakResidentBytes', () => {
  it('is no less than what is resident', () => {
    expect(peakResidentBytes()).toBeGreaterThanOrEqual(process.memoryUsage.rss() * 0.9);
  });

  it('does not count what the process had that started this one', async () => {
    const held = Buffer.alloc(300e6, 1);
    const url = new URL('../../dist/readings/peak-resident-bytes.js', import.meta.url);
    const program = `import { peakResidentBytes } from '${url.href}'; console.log(peakResidentBytes());`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    expect(Number(stdout)).toBeGreaterThan(0);
    expect(Number(stdout)).toBeLessThan(held.length);
  });
});
