import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { auxv, ProcDirectory } from '../testing/proc-directory.js';
import { ResidentMemoryReader } from './resident-memory-reader.js';

const pages = auxv({ 6: 4096n });

describe('a reader of resident memory', () => {
  it('reads the file afresh each time', () => {
    using proc = new ProcDirectory({ auxv: pages, statm: '90 20 5 1 0 1 0\n' });
    const reader = new ResidentMemoryReader(proc.path);
    expect({ ...reader.read() }).toEqual({ rssBytes: 20 * 4096, anonBytes: 15 * 4096 });
    writeFileSync(join(proc.path, 'statm'), '9 3 2 1 0 1 0\n');
    expect({ ...reader.read() }).toEqual({ rssBytes: 3 * 4096, anonBytes: 4096 });
    expect(reader.limitation).toBeUndefined();
    reader.close();
  });

  it.each([
    [
      'its statm is malformed',
      { auxv: pages, statm: 'lots of it\n' },
      'statm does not begin with three numbers',
    ],
    ['there is no statm', { auxv: pages }, 'ENOENT: no such file or directory, open '],
    ['the page size is not known', { statm: '90 20 5 1 0 1 0\n', auxv: Buffer.of() }, 'no page size in '],
  ])('asks Node for the resident set, and says why, when %s', (_, files, limitation) => {
    using proc = new ProcDirectory(files);
    const reader = new ResidentMemoryReader(proc.path);
    const { rssBytes, anonBytes } = reader.read();
    expect(rssBytes).toBeGreaterThan(1024 * 1024);
    expect(anonBytes).toBeNaN();
    expect(reader.limitation).toContain(limitation);
    reader.close();
  });

  it('may be closed twice', () => {
    const reader = new ResidentMemoryReader('/nowhere');
    reader.close();
    reader.close();
    expect(reader.read().rssBytes).toBeGreaterThan(0);
  });

  if (existsSync('/proc/self/status')) {
    it('tells the anonymous memory that the kernel calls RssAnon', () => {
      const reader = new ResidentMemoryReader('/proc/self');
      const kilobytes = Number(/^RssAnon:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
      expect(Math.abs(reader.read().anonBytes / 1024 / kilobytes - 1)).toBeLessThan(0.1);
      reader.close();
    });
  }
});
