import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProcDirectory } from '../testing/proc-directory.js';
import { HighWaterMark } from './high-water-mark.js';

const status = 'Name:\tnode\nVmPeak:\t  99 kB\nVmHWM:\t   64 kB\nVmRSS:\t   32 kB\n';

describe('the high-water mark', () => {
  it('is read in bytes, and reset as proc(5) says', () => {
    using proc = new ProcDirectory({ status, clear_refs: '' });
    const mark = new HighWaterMark(proc.path);
    expect(mark.read()).toBe(65_536);
    expect(mark.reset()).toBe(true);
    expect(readFileSync(join(proc.path, 'clear_refs'), 'utf8')).toBe('5');
    mark.release();
  });

  it.each([
    ['there is no status', { clear_refs: '' }, /^the high-water mark cannot be reset \(ENOENT: .*status'\)$/],
    [
      'it cannot be written to',
      { status },
      /^the high-water mark cannot be reset \(ENOENT: .*clear_refs'\)$/,
    ],
    [
      'the status does not tell it',
      { status: 'Name:\tnode\nVmHWM:\tplenty\n', clear_refs: '' },
      /^the high-water mark cannot be reset \(.*status has no line "VmHWM: <number> kB"\)$/,
    ],
  ])('says why it cannot serve when %s', (_, files, limitation) => {
    using proc = new ProcDirectory(files);
    const mark = new HighWaterMark(proc.path);
    expect(mark.reset()).toBe(false);
    expect(mark.read()).toBeNaN();
    expect(mark.limitation).toMatch(limitation);
  });

  it('belongs to one monitor of a process, and to the next when that one is done', () => {
    using proc = new ProcDirectory({ status, clear_refs: '' });
    const first = new HighWaterMark(proc.path);
    const second = new HighWaterMark(proc.path);
    expect(second.reset()).toBe(false);
    expect(second.limitation).toBe('another memory monitor of this process resets the high-water mark');
    second.release();
    expect(first.reset()).toBe(true);
    first.release();
    const third = new HighWaterMark(proc.path);
    expect(third.limitation).toBeUndefined();
    third.release();
  });
});
