import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { WorkerHeaps } from './worker-heaps.js';

const mib = 2 ** 20;

/** Makes 40 MiB of garbage when it is asked, and says so. */
const littering = `
  const { parentPort } = require('node:worker_threads');
  parentPort.on('message', () => {
    globalThis.litter = Array.from({ length: 40 }, () => new Array(${mib / 8}).fill(0.5));
    delete globalThis.litter;
    parentPort.postMessage('done');
  });
  parentPort.postMessage('ready');
`;
const sleeping = `
  require('node:worker_threads').parentPort.postMessage('ready');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
`;

async function start(code: string): Promise<Worker> {
  const worker = new Worker(code, { eval: true });
  await once(worker, 'message');
  return worker;
}

/** Node tells of a worker some time after it has begun. */
async function seen(heaps: WorkerHeaps): Promise<void> {
  while ((await heaps.sizes()).used === 0) await new Promise((resolve) => setImmediate(resolve));
}

describe('the heaps of workers', () => {
  it('hold less once their garbage was collected', async () => {
    const worker = await start(littering);
    using heaps = new WorkerHeaps();
    await seen(heaps);
    worker.postMessage('litter');
    await once(worker, 'message');
    const before = await heaps.sizes();
    await heaps.collectGarbage();
    const after = await heaps.sizes();
    expect(before.used).toBeGreaterThan(after.used);
    expect(after.used).toBeGreaterThan(0);
    expect(after.used).toBeLessThan(20 * mib);
    expect(after.total).toBeGreaterThanOrEqual(after.used);
    await worker.terminate();
  });

  it('of a worker that sleeps are left out', async () => {
    const worker = await start(sleeping);
    using heaps = new WorkerHeaps();
    await heaps.collectGarbage();
    expect(await heaps.sizes()).toEqual({ used: 0, total: 0 });
    await worker.terminate();
  });

  it('of a worker that was busy are counted as soon as it answers', async () => {
    const worker = await start(`
      require('node:worker_threads').parentPort.postMessage('ready');
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1000);
      require('node:worker_threads').parentPort.on('message', () => undefined);
    `);
    using heaps = new WorkerHeaps();
    expect(await heaps.sizes()).toEqual({ used: 0, total: 0 });
    await seen(heaps);
    await worker.terminate();
  });

  it('of a worker that ends are counted no more', async () => {
    const worker = await start(littering);
    using heaps = new WorkerHeaps();
    await seen(heaps);
    await worker.terminate();
    expect(await heaps.sizes()).toEqual({ used: 0, total: 0 });
  });
});
