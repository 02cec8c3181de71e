import { auxv, ProcDirectory } from '../testing/proc-directory.js';
import { readPageSize } from './page-size.js';

describe('the page size', () => {
  it('is found among the other entries of the auxiliary vector', () => {
    using proc = new ProcDirectory({ auxv: auxv({ 3: 6n, 16: 0x0fn, 6: 65_536n, 0: 0n }) });
    expect(readPageSize(proc.path)).toBe(65_536);
  });

  it.each([
    ['has no such entry', auxv({ 3: 1n, 0: 0n })],
    ['has an impossible one', auxv({ 6: 0n })],
    ['is cut short', auxv({ 6: 4096n }).subarray(0, 12)],
    ['is empty', Buffer.of()],
  ])('is an error when the vector %s', (_, bytes) => {
    using proc = new ProcDirectory({ auxv: bytes });
    expect(() => readPageSize(proc.path)).toThrow(`no page size in ${proc.path}/auxv`);
  });
});
