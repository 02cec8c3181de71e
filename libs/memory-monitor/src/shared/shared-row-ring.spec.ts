import { Worker } from 'node:worker_threads';
import { SharedRowRing } from './shared-row-ring.js';

const row = new Float64Array(2);

function ringWith(capacity: number, rows: number): SharedRowRing {
  const ring = SharedRowRing.allocate(2, capacity);
  for (let index = 0; index < rows; index++) ring.push(Float64Array.of(index, -index));
  return ring;
}

describe('a ring of shared rows', () => {
  it('gives back every row that was written', () => {
    const ring = ringWith(3, 3);
    expect(ring.read(0, row)).toBe(true);
    expect([...row]).toEqual([0, -0]);
    expect(ring.read(2, row)).toBe(true);
    expect([...row]).toEqual([2, -2]);
  });

  it('keeps as many rows as its capacity and says that older ones are gone', () => {
    const ring = ringWith(3, 10);
    expect(ring.count).toBe(10);
    expect([6, 7, 9].map((index) => ring.read(index, row))).toEqual([false, true, true]);
  });

  it('has no row before the first nor after the last', () => {
    const ring = ringWith(3, 1);
    expect([-1, 1].map((index) => ring.read(index, row))).toEqual([false, false]);
  });

  it('shows another thread what is written after it was opened there', () => {
    const ring = ringWith(3, 0);
    const elsewhere = new SharedRowRing(ring.handle);
    ring.push(Float64Array.of(5, 6));
    expect(elsewhere.read(0, row)).toBe(true);
    expect([...row]).toEqual([5, 6]);
  });

  it('never shows half a row, however fast the writer overwrites it', async () => {
    const ring = SharedRowRing.allocate(2, 4);
    const built = new URL('../../dist/shared/shared-row-ring.js', import.meta.url).href;
    const writer = new Worker(
      `import('${built}').then(({ SharedRowRing }) => {
        const ring = new SharedRowRing(require('node:worker_threads').workerData);
        for (let index = 0; ; index++) ring.push(Float64Array.of(index, index));
      })`,
      { eval: true, workerData: ring.handle },
    );
    while (ring.count === 0) await new Promise((resolve) => setImmediate(resolve));
    const torn: number[][] = [];
    for (const enough = ring.count + 100_000; ring.count < enough; ) {
      const index = ring.count - 1;
      if (ring.read(index, row) && (row[0] !== index || row[1] !== index)) torn.push([...row]);
    }
    await writer.terminate();
    expect(torn).toEqual([]);
  });
});
