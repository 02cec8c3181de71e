import { getEventListeners } from 'node:events';
import { existsSync } from 'node:fs';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { now } from '../clock.js';
import { errorOf } from '../testing/error-of.js';
import { Gate } from '../testing/gate.js';
import { startProcess } from './process-worker.js';
import type { RestartOptions } from './restart-limit.js';
import { startThread } from './thread-worker.js';
import { WorkerPool } from './worker-pool.js';

interface Script {
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

const url = new URL('../testing/scripted-worker.mjs', import.meta.url);
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

async function openPool(setting: Setting = {}) {
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

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'worker-pool-'));
});
afterAll(() => rm(folder, { recursive: true }));

function newGate(): Gate {
  const gate = new Gate();
  gates.push(gate);
  return gate;
}

const echo = (value: unknown): Script => ({ do: 'echo', value });
const hold = (gate: Gate, value?: unknown): Script => ({ do: 'hold', gate: gate.memory, value });

afterEach(async () => {
  for (const gate of gates.splice(0)) gate.open();
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

describe('WorkerPool', () => {
  it('answers requests first come first served', async () => {
    const { pool } = await openPool();
    const order: unknown[] = [];
    await Promise.all([1, 2, 3].map(async (value) => order.push(await pool.run(echo(value)))));
    expect(order).toEqual([1, 2, 3]);
  });

  it('serves as many requests side by side as it has workers', async () => {
    const { pool, ready } = await openPool({ workers: 2 });
    const held = [newGate(), newGate()];
    const answers = held.map((gate, index) => pool.run(hold(gate, index)));
    await Promise.all(held.map((gate) => gate.reached()));
    for (const gate of held) gate.open();
    expect(await Promise.all(answers)).toEqual([0, 1]);
    expect(ready.toSorted()).toEqual([0, 1]);
  });

  it('hands over the errors of a job with class, code and cause, and goes on', async () => {
    const { pool, starts } = await openPool();
    const error = await errorOf(pool.run({ do: 'fail', message: 'no such luck' }));
    expect(error).toMatchObject({ name: 'ModelRunError', code: 'MODEL_RUN', message: 'no such luck' });
    expect(error.cause).toMatchObject({ message: 'the cause' });
    expect(await pool.run(echo('next'))).toBe('next');
    expect(await starts()).toBe(1);
  });

  it('fails only the request that could not be sent', async () => {
    const { pool } = await openPool();
    const error = await errorOf(pool.run(echo(() => undefined)));
    expect(error).toMatchObject({ name: 'DataCloneError' });
    expect(await pool.run(echo('next'))).toBe('next');
  });
});

describe('WorkerPool whose worker dies', () => {
  it('fails the request of that worker alone and starts another', async () => {
    const { pool, starts } = await openPool({ workers: 2 });
    const gate = newGate();
    const other = pool.run(hold(gate, 'unharmed'));
    await gate.reached();
    const crashed = pool.run({ do: 'exit', code: 7 });
    const queued = pool.run(echo('queued'));
    expect(await errorOf(crashed)).toMatchObject({
      name: 'WorkerCrashedError',
      code: 'WORKER_CRASHED',
      message: 'The worker that served the request died with exit code 7.',
    });
    expect(await queued).toBe('queued');
    gate.open();
    expect(await other).toBe('unharmed');
    expect(await starts()).toBe(3);
  });

  it('keeps the error that nobody caught as the cause', async () => {
    const { pool } = await openPool();
    const error = await errorOf(pool.run({ do: 'crash', message: 'out of luck' }));
    expect(error.message).toBe('The worker that served the request died: out of luck.');
    expect(error.cause).toMatchObject({ name: 'TypeError', message: 'out of luck' });
    expect(await pool.run(echo('next'))).toBe('next');
  });

  it('replaces a worker that dies between two requests', async () => {
    const { pool, starts } = await openPool();
    expect(await pool.run({ do: 'exitWhenIdle' })).toBe('leaving');
    const failures: unknown[] = [];
    // Until it is gone it may answer some more, and then takes one request with it.
    while ((await starts()) === 1) await pool.run(echo(1)).catch((error: unknown) => failures.push(error));
    expect(failures.length).toBeLessThanOrEqual(1);
    expect(await pool.run(echo(2))).toBe(2);
  });

  it('tells of each replacement and its reason', async () => {
    const { pool, deaths } = await openPool();
    await errorOf(pool.run({ do: 'exit', code: 7 }));
    expect(await pool.run(echo('next'))).toBe('next');
    expect(deaths).toEqual(['The worker that served the request died with exit code 7.']);
    expect(pool.state).toEqual({ queued: 0, running: 0, workers: 1, restarts: 1, processes: [] });
  });

  it.each([
    ['error', 'cannot start'],
    ['exit', 'The worker that served the request died with exit code 3.'],
  ] as const)('starts no more replacements than it may (%s)', async (failBy, reason) => {
    const { pool, starts } = await openPool({ failFrom: 1, failBy });
    const crashed = pool.run({ do: 'exit', code: 7 });
    const queued = pool.run(echo('never'));
    expect((await errorOf(crashed)).message).toBe(
      'The worker that served the request died with exit code 7.',
    );
    for (const error of [await errorOf(queued), await errorOf(pool.run(echo('never')))]) {
      expect(error).toMatchObject({ name: 'RestartLimitError', code: 'RESTART_LIMIT' });
      expect(error.message.replace(/\d+ ms\.$/, '… ms.')).toBe(
        `No worker is left: 4 died within 60000 ms, the last of this: ${reason} Another is started in … ms.`,
      );
      expect((error.cause as Error).message).toBe(reason);
    }
    expect(await starts()).toBe(4);
  });

  it('goes on with the workers that are left when no more may be started', async () => {
    const { pool, starts } = await openPool({ workers: 2, restarts: { max: 0, withinMs: 60_000 } });
    await errorOf(pool.run({ do: 'exit', code: 7 }));
    expect(await Promise.all([pool.run(echo(1)), pool.run(echo(2))])).toEqual([1, 2]);
    await errorOf(pool.run({ do: 'exit', code: 7 }));
    expect(await errorOf(pool.run(echo('never')))).toMatchObject({
      code: 'RESTART_LIMIT',
      retryAfterMs: Infinity,
      message:
        'No worker is left: 2 died within 60000 ms, the last of this: The worker that served the request died ' +
        'with exit code 7. Dead workers are not replaced (`restarts.max` is 0).',
    });
    expect(await starts()).toBe(2);
  });

  it('starts another once enough time has passed', async () => {
    const { pool } = await openPool({ restarts: { max: 1, withinMs: 1 } });
    for (let death = 0; death < 3; death++) await errorOf(pool.run({ do: 'exit', code: 7 }));
    let answer: unknown;
    while (answer !== 'alive') answer = await pool.run(echo('alive')).catch(() => undefined);
    expect(answer).toBe('alive');
  });

  it('says why it could not be opened, and leaves no worker', async () => {
    expect(await errorOf(openPool({ workers: 2, failFrom: 1 }))).toMatchObject({
      code: 'MODEL_LOAD',
      message: 'cannot start',
    });
  });
});

describe('WorkerPool with a deadline', () => {
  const message = 'No answer within the deadline of 5 ms.';

  it('answers a running request at once, then reuses its worker and discards the late answer', async () => {
    const { pool, starts } = await openPool();
    const gate = newGate();
    const late = pool.run(hold(gate, 'late'), { deadlineMs: 5 });
    expect(await errorOf(late)).toMatchObject({ name: 'DeadlineExceededError', code: 'DEADLINE', message });
    const next = pool.run(echo('next'));
    gate.open();
    expect(await next).toBe('next');
    expect(await starts()).toBe(1);
  });

  it('covers the time in the queue, and never starts what came too late', async () => {
    const { pool } = await openPool();
    const gate = newGate();
    const blocking = pool.run(hold(gate, 'first'));
    expect((await errorOf(pool.run({ do: 'exit', code: 1 }, { deadlineMs: 5 }))).message).toBe(message);
    gate.open();
    expect(await blocking).toBe('first');
    expect(await pool.run(echo('alive'))).toBe('alive');
  });
});

describe('WorkerPool with an abort signal', () => {
  it('does not begin a request that is aborted already', async () => {
    const { pool } = await openPool();
    const signals = [AbortSignal.abort(new Error('changed my mind'))];
    expect((await errorOf(pool.run({ do: 'exit', code: 1 }, { signals }))).message).toBe('changed my mind');
    expect(await pool.run(echo('alive'))).toBe('alive');
  });

  it('rejects running and queued requests with the reason, and goes on', async () => {
    const { pool } = await openPool();
    const gate = newGate();
    const controller = new AbortController();
    const limits = { signals: [controller.signal] };
    const running = pool.run(hold(gate), limits);
    const queued = pool.run({ do: 'exit', code: 1 }, limits);
    await gate.reached();
    controller.abort(new Error('changed my mind'));
    expect((await errorOf(running)).message).toBe('changed my mind');
    expect((await errorOf(queued)).message).toBe('changed my mind');
    gate.open();
    expect(await pool.run(echo('alive'))).toBe('alive');
  });

  it('lets any number of requests share a signal without a warning', async () => {
    const { pool } = await openPool();
    const controller = new AbortController();
    const gate = newGate();
    const limits = { signals: [controller.signal, controller.signal] };
    const requests = Array.from({ length: 50 }, () => errorOf(pool.run(hold(gate), limits)));
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    controller.abort(new Error('none is wanted any more'));
    const messages = (await Promise.all(requests)).map(({ message }) => message);
    expect(new Set(messages)).toEqual(new Set(['none is wanted any more']));
    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  });

  it('leaves no listener on the signal', async () => {
    const { pool } = await openPool();
    const { signal } = new AbortController();
    await pool.run(echo(1), { signals: [signal] });
    await errorOf(pool.run({ do: 'fail', message: '' }, { signals: [signal] }));
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});

describe('WorkerPool that is closed', () => {
  const closed = {
    name: 'EngineClosedError',
    code: 'CLOSED',
    message: 'The engine is closed. Open another one to go on.',
  };

  it('fails what runs, what waits and what comes later', async () => {
    const { pool } = await openPool();
    const gate = newGate();
    const requests = [pool.run(hold(gate)), pool.run(echo('queued'))];
    await gate.reached();
    const closing = pool.close();
    for (const request of requests) expect(await errorOf(request)).toMatchObject(closed);
    expect(await errorOf(pool.run(echo('later')))).toMatchObject(closed);
    gate.open();
    await closing;
  });

  it('can be closed again and again', async () => {
    const { pool } = await openPool();
    expect(pool.close()).toBe(pool.close());
    await pool.close();
  });

  it('does not replace a worker that dies while it closes', async () => {
    const { pool, starts } = await openPool();
    const crashed = errorOf(pool.run({ do: 'exit', code: 7 }));
    await pool.close();
    expect(await crashed).toMatchObject(closed);
    expect(await starts()).toBe(1);
  });
});

describe('WorkerPool whose queue is full', () => {
  const full = {
    name: 'QueueFullError',
    code: 'QUEUE_FULL',
    message:
      'The queue is full: 2 of at most 2 requests wait (`maxQueue`) for 1 worker. Try again later, or send fewer at once.',
    queued: 2,
    maxQueue: 2,
    workers: 1,
  };

  it('refuses one request more, with the figures, and serves those it took', async () => {
    const { pool } = await openPool({ maxQueue: 2 });
    const gate = newGate();
    const taken = [pool.run(hold(gate, 0)), pool.run(echo(1)), pool.run(echo(2))];
    expect(pool.state).toMatchObject({ queued: 2, running: 1 });
    expect(await errorOf(pool.run(echo(3)))).toMatchObject(full);
    gate.open();
    expect(await Promise.all(taken)).toEqual([0, 1, 2]);
  });

  it('has room again in the moment that a waiting request is aborted', async () => {
    const { pool } = await openPool({ maxQueue: 2 });
    const gate = newGate();
    const controller = new AbortController();
    const held = pool.run(hold(gate, 0));
    const aborted = errorOf(pool.run(echo(1), { signals: [controller.signal] }));
    const waiting = pool.run(echo(2));
    controller.abort(new Error('changed my mind'));
    const late = pool.run(echo(3));
    gate.open();
    expect(await Promise.all([held, waiting, late])).toEqual([0, 2, 3]);
    expect((await aborted).message).toBe('changed my mind');
  });

  it('lets a call go on that has its place', async () => {
    const { pool } = await openPool({ maxQueue: 0 });
    const gate = newGate();
    const held = pool.run(hold(gate, 0));
    expect((await errorOf(pool.run(echo(1)))).message).toContain('0 of at most 0 requests wait');
    const placed = pool.run(echo(2), { hasPlace: true });
    gate.open();
    expect(await Promise.all([held, placed])).toEqual([0, 2]);
  });

  it('tells how many wait and run', async () => {
    const { pool, queue } = await openPool();
    const gate = newGate();
    const answers = [pool.run(hold(gate)), pool.run(echo(1))];
    gate.open();
    await Promise.all(answers);
    expect(queue).toContainEqual({ queued: 1, running: 1 });
    expect(queue.at(-1)).toEqual({ queued: 0, running: 0 });
  });
});

describe('WorkerPool with priorities', () => {
  it('serves the more important first', async () => {
    const { pool } = await openPool();
    const gate = newGate();
    const order: unknown[] = [];
    const note = async (value: string, priority: 'high' | 'normal' | 'low') =>
      order.push(await pool.run(echo(value), { priority }));
    const answers = [
      pool.run(hold(gate)),
      note('low', 'low'),
      note('normal', 'normal'),
      note('first high', 'high'),
      note('second high', 'high'),
    ];
    gate.open();
    await Promise.all(answers);
    expect(order).toEqual(['first high', 'second high', 'normal', 'low']);
  });
});

describe('WorkerPool that batches', () => {
  it('gives a worker together what waits, up to the limit, and leaves out what cannot share', async () => {
    const { pool, batches } = await openPool({ batching: { maxBatch: 2, maxDelayMs: 0 } });
    const gate = newGate();
    const answers = [pool.run(hold(gate, 0)), ...[1, 2, 3, 4, 5].map((value) => pool.run(echo(value)))];
    const alone = pool.run({ do: 'fail', message: 'alone' });
    gate.open();
    expect(await Promise.all(answers)).toEqual([0, 1, 2, 3, 4, 5]);
    expect((await errorOf(alone)).message).toBe('alone');
    expect(batches).toEqual([1, 2, 2, 1, 1]);
  });

  it('waits for a run to fill, and no longer than it may', async () => {
    const { pool, batches } = await openPool({ batching: { maxBatch: 2, maxDelayMs: 2 ** 31 - 1 } });
    const first = pool.run(echo(1));
    expect(pool.state).toMatchObject({ queued: 1, running: 0 });
    expect(await Promise.all([first, pool.run(echo(2))])).toEqual([1, 2]);
    expect(batches).toEqual([2]);
    expect(await pool.run(echo(3), { deadlineMs: 500 })).toBe(3);
  });
});

describe('WorkerPool of processes', () => {
  const isolation = 'process';

  it('answers from another process', async () => {
    const { pool } = await openPool({ isolation, workers: 2 });
    const pid = await pool.run({ do: 'pid' });
    expect(pool.state.processes).toHaveLength(2);
    expect(pool.state.processes).toContain(pid);
    const bytes = new Uint8Array(3e6).fill(7);
    const { bytes: answer } = (await pool.run(echo({ bytes }))) as { bytes: Uint8Array };
    expect(Buffer.compare(answer, bytes)).toBe(0);
  });

  it.each([
    ['a segmentation fault', { do: 'kill', signal: 'SIGSEGV' }, 'was killed by SIGSEGV.'],
    ['an abort', { do: 'kill', signal: 'SIGABRT' }, 'was killed by SIGABRT.'],
    [
      'the lack of memory',
      { do: 'kill', signal: 'SIGKILL' },
      'was killed by SIGKILL, as the kernel does when memory runs out.',
    ],
    ['an early end', { do: 'exit', code: 3 }, 'died with exit code 3.'],
  ] as const)('survives %s of a worker, whose request fails by name', async (_, script, end) => {
    const { pool, deaths } = await openPool({ isolation });
    const error = await errorOf(pool.run(script));
    expect(error).toMatchObject({ name: 'WorkerCrashedError', code: 'WORKER_CRASHED' });
    expect(error.message.replace(/process \d+/, 'process N')).toBe(
      `The worker process N that served the request ${end}`,
    );
    expect(await pool.run(echo('next'))).toBe('next');
    expect(deaths).toEqual([error.message]);
  });

  it('tells what a worker died of to a request that came to it a moment too late', async () => {
    const { pool } = await openPool({ isolation });
    const [pid] = pool.state.processes;
    process.kill(pid!, 'SIGKILL');
    // Dead, and nobody here has been told: that takes a turn of the event loop.
    while (!/^\d+ \(.*\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'latin1')));
    expect((await errorOf(pool.run(echo('late')))).message).toBe(
      `The worker process ${pid} that served the request was killed by SIGKILL, as the kernel does when memory runs out.`,
    );
    expect(await pool.run(echo('next'))).toBe('next');
  });

  it('kills a worker that hangs, and goes on with another', async () => {
    const { pool } = await openPool({ isolation, hangTimeoutMs: 4000 });
    const error = await errorOf(pool.run({ do: 'hang' }));
    expect(error.message.replace(/process \d+/, 'process N')).toBe(
      'The worker process N that served the request was killed: it gave no answer for 4000 ms (`hangTimeoutMs`).',
    );
    expect(await pool.run(echo('next'))).toBe('next');
  });

  it('does not take a worker for hung when it was the caller that stood still', async () => {
    const hangTimeoutMs = 4000;
    const { pool } = await openPool({ isolation, hangTimeoutMs });
    const pid = await pool.run({ do: 'pid' });
    const path = join(folder, 'touched');
    const answer = pool.run({ do: 'touch', path });
    // The job is sent when the loop turns.
    await new Promise(setImmediate);
    const since = now();
    while (!existsSync(path) || now() - since < hangTimeoutMs + 100);
    expect(await answer).toBeUndefined();
    expect(await pool.run({ do: 'pid' })).toBe(pid);
  });

  it('does not wait for a job that will never end when it is closed', async () => {
    const { pool } = await openPool({ isolation });
    const hanging = errorOf(pool.run({ do: 'hang' }));
    await pool.close();
    expect(await hanging).toMatchObject({ code: 'CLOSED' });
  });

  it('fails only the request that could not be sent', async () => {
    const { pool } = await openPool({ isolation });
    expect(await errorOf(pool.run(echo(() => undefined)))).toMatchObject({
      message: expect.stringContaining('could not be cloned'),
    });
    expect(await pool.run(echo('next'))).toBe('next');
  });
});
