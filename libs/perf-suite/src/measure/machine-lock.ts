import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { lock } from 'proper-lockfile';
import { z } from 'zod';
import { MachineBusyError } from '../errors/machine-busy-error.js';

export interface LockOptions {
  /** How long to wait for another measurement to end. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
  /** Called once for each holder that is waited for. */
  readonly onWait: (holder: LockHolder | null) => void;
  /** Called when the lock was lost while held: the process was suspended for too long. */
  readonly onLost: () => void;
  /** Where the lock lies; all that share it take turns. */
  readonly directory?: string;
}

export interface MachineLock {
  readonly release: () => Promise<void>;
}

const holderSchema = z.object({ pid: z.int(), since: z.string() });
export type LockHolder = z.infer<typeof holderSchema>;

/** A holder that has not been heard of for so long is dead. Painting images holds the event loop for 2 s. */
const staleMs = 15_000;
const pollMs = 500;

/**
 * Makes measurements on one machine take turns. The lock of a process that was killed is taken over.
 * @throws {MachineBusyError} when the wait is over, naming the holder.
 * @throws the signal's reason when it is aborted.
 */
export async function lockMachine(options: LockOptions): Promise<MachineLock> {
  const { waitMs, signal, onWait, onLost, directory = join(tmpdir(), 'framegate') } = options;
  await prepare(directory);
  const deadline = performance.now() + waitMs;
  let toldOf: number | null | undefined;
  for (;;) {
    signal.throwIfAborted();
    const release = await tryLock(directory, onLost);
    if (release !== null) {
      await writeHolder(directory);
      // A lock that was lost needs no release, and was told of when it happened.
      return { release: () => release().catch(() => undefined) };
    }
    const holder = await readHolder(directory);
    if (performance.now() >= deadline) throw new MachineBusyError(busyMessage(holder, waitMs, directory));
    const pid = holder?.pid ?? null;
    if (pid !== toldOf) onWait(holder);
    toldOf = pid;
    // An abort ends the delay, and is thrown above.
    await delay(Math.min(pollMs, Math.max(1, deadline - performance.now())), undefined, { signal }).catch(
      () => undefined,
    );
  }
}

/** Other users must be able to take over a dead holder's lock, which a folder like /tmp itself would not let them. */
async function prepare(directory: string): Promise<void> {
  const created = await mkdir(directory, { recursive: true });
  if (created !== undefined) await chmod(directory, 0o777);
}

async function tryLock(directory: string, onLost: () => void): Promise<(() => Promise<void>) | null> {
  try {
    return await lock(directory, {
      lockfilePath: join(directory, 'measuring.lock'),
      stale: staleMs,
      onCompromised: onLost,
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ELOCKED') return null;
    throw error;
  }
}

const holderPath = (directory: string) => join(directory, 'holder.json');

async function writeHolder(directory: string): Promise<void> {
  const temporary = `${holderPath(directory)}.${process.pid}`;
  const holder: LockHolder = { pid: process.pid, since: new Date().toISOString() };
  try {
    await writeFile(temporary, JSON.stringify(holder));
    await rename(temporary, holderPath(directory));
  } catch {
    // The lock is held all the same; only a waiting process cannot name us.
    await rm(temporary, { force: true });
  }
}

async function readHolder(directory: string): Promise<LockHolder | null> {
  try {
    return holderSchema.parse(JSON.parse(await readFile(holderPath(directory), 'utf8')));
  } catch {
    return null;
  }
}

function busyMessage(holder: LockHolder | null, waitMs: number, directory: string): string {
  const who = holder === null ? 'Another process' : `Process ${holder.pid}, since ${holder.since},`;
  return (
    `${who} is measuring on this machine, and still was after ${Math.round(waitMs / 1000)} s of waiting. ` +
    `Two measurements at once would spoil each other. Wait for it to end, or end it. (Lock: ${directory})`
  );
}
