import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { lockMachine, type LockHolder, type LockOptions } from './machine-lock.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-lock-'));
});
afterEach(() => rm(directory, { recursive: true }));

const lockHere = (options: Partial<LockOptions> = {}) =>
  lockMachine({
    waitMs: 30_000,
    signal: new AbortController().signal,
    onWait: () => undefined,
    onLost: () => undefined,
    directory,
    ...options,
  });

describe('the machine-wide lock', () => {
  it('names its holder', async () => {
    const { release } = await lockHere();
    const holder = JSON.parse(await readFile(join(directory, 'holder.json'), 'utf8')) as LockHolder;
    expect(holder).toEqual({ pid: process.pid, since: expect.any(String) as string });
    await release();
  });

  it('makes a second measurement wait for the first, telling once whom it waits for', async () => {
    const first = await lockHere();
    const waits: (LockHolder | null)[] = [];
    const order: string[] = [];
    const second = lockHere({
      onWait(holder) {
        waits.push(holder);
        order.push('first ends');
        void first.release();
      },
    });
    const { release } = await second;
    order.push('second begins');
    expect(waits.map((holder) => holder?.pid)).toEqual([process.pid]);
    expect(order).toEqual(['first ends', 'second begins']);
    await release();
  });

  it('is refused when the wait is over, naming the holder', async () => {
    const { release } = await lockHere();
    const { since } = JSON.parse(await readFile(join(directory, 'holder.json'), 'utf8')) as LockHolder;
    await expect(lockHere({ waitMs: 0 })).rejects.toMatchObject({
      code: 'MACHINE_BUSY',
      exitCode: 3,
      message:
        `Process ${process.pid}, since ${since}, is measuring on this machine, and still was after 0 s of waiting. ` +
        `Two measurements at once would spoil each other. Wait for it to end, or end it. (Lock: ${directory})`,
    });
    await release();
  });

  it('is refused without a name where the holder left none that can be read', async () => {
    const { release } = await lockHere();
    await writeFile(join(directory, 'holder.json'), '{"pid":');
    await expect(lockHere({ waitMs: 0 })).rejects.toThrow('Another process is measuring on this machine');
    await release();
  });

  it('of a process that was killed is taken over once it is stale', async () => {
    const holder = fileURLToPath(new URL('../testing/lock-holder.mjs', import.meta.url));
    spawnSync(process.execPath, [holder, directory]);
    const waits: (LockHolder | null)[] = [];
    await expect(lockHere({ waitMs: 0 })).rejects.toThrow('is measuring on this machine');
    const long = new Date(Date.now() - 60_000);
    await utimes(join(directory, 'measuring.lock'), long, long);
    const { release } = await lockHere({ onWait: (found) => waits.push(found) });
    expect(waits).toEqual([]);
    await release();
  });

  it('stops waiting when the caller aborts', async () => {
    const { release } = await lockHere();
    const controller = new AbortController();
    const reason = new Error('interrupted');
    await expect(
      lockHere({ signal: controller.signal, onWait: () => controller.abort(reason) }),
    ).rejects.toBe(reason);
    await release();
  });

  it('lies in a folder that other users may take a dead lock out of', async () => {
    const fresh = join(directory, 'fresh');
    const { release } = await lockHere({ directory: fresh });
    await release();
    const { mode } = await stat(fresh);
    expect(mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o777);
  });
});
