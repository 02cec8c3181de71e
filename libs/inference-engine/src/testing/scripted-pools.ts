import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProcess } from '../workers/process-worker.js';
import type { RestartOptions } from '../workers/restart-limit.js';
import { startThread } from '../workers/thread-worker.js';
import { WorkerPool } from '../workers/worker-pool.js';
import { Gate } from './gate.js';

/** What a scripted worker is to do; see `scripted-worker.mjs`. */
export interface Script {
  readonly do:
    | 'echo'
    | 'fail'
    | 'crash'
    | 'exit'
    | 'kill'
    | 'hang'
    | 'hold'
    | 'exitWhenIdle'
    | 'pid'
    | 'touch';
  readonly [key: string]: unknown;
}

const url = new URL('scripted-worker.mjs', import.meta.url);
const pools: { close(): Promise<void> }[] = [];
const gates: Gate[] = [];
let folder: string;

interface Setting {
  readonly isolation?: 'thread' | 'process';
  readonly workers?: number;
  readonly failFrom?: number;
  readonly failBy?: 'exit' | 'error';
  readonly maxQueue?: number;
  readonly hangTimeoutMs?: number;
  readonly restarts?: RestartOptions;
  readonly batching?: { readonly maxBatch: number; readonly maxDelayMs: number };
}

export async function openPool(setting: Setting = {}) {
  const { isolation = 'thread', workers = 1, failFrom = Infinity, failBy = 'error' } = setting;
  const { maxQueue = 100, hangTimeoutMs, restarts = { max: 3, withinMs: 60_000 }, batching } = setting;
  const starts = await mkdtemp(join(folder, 'starts-'));
  const queue: { queued: number; running: number }[] = [];
  const deaths: string[] = [];
  const batches: number[] = [];
  const { pool, ready } = await WorkerPool.open<
    Script,
    { jobs: readonly Script[] },
    unknown[],
    unknown,
    number
  >({
    start: (isolation === 'thread' ? startThread : startProcess)(url),
    setup: { starts, failFrom, failBy },
    workers,
    hangTimeoutMs,
    restarts,
    maxQueue,
    codec: {
      pack: (jobs) => {
        batches.push(jobs.length);
        return { job: { jobs }, transfer: [] };
      },
      unpack: (answers) => answers.map((value) => ({ status: 'fulfilled', value })),
    },
    ...(batching && {
      batching: () => ({ ...batching, size: (job) => (job.do === 'echo' ? 1 : undefined) }),
    }),
    onQueue: (state) => queue.push(state),
    onRestart: (reason) => deaths.push(reason.message),
  });
  pools.push(pool);
  return { pool, ready, queue, deaths, batches, starts: async () => (await readdir(starts)).length };
}

export function newGate(): Gate {
  const gate = new Gate();
  gates.push(gate);
  return gate;
}

/** Of a file for the test to make. */
export const pathFor = (name: string): string => join(folder, name);

export const echo = (value: unknown): Script => ({ do: 'echo', value });
export const hold = (gate: Gate, value?: unknown): Script => ({ do: 'hold', gate: gate.memory, value });

/** To be called once in a file of tests: after each of them its gates are opened and its pools closed. */
export function closePoolsAfterTests(): void {
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'worker-pool-'));
  });
  afterEach(async () => {
    for (const gate of gates.splice(0)) gate.open();
    await Promise.all(pools.splice(0).map((pool) => pool.close()));
  });
  afterAll(() => rm(folder, { recursive: true }));
}
