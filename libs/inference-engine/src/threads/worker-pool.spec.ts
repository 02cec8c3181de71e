import { getEventListeners } from 'node:events';
import { errorOf } from '../testing/error-of.js';
import { Gate } from '../testing/gate.js';
import { WorkerPool } from './worker-pool.js';

interface Script {
  readonly do: 'echo' | 'fail' | 'crash' | 'exit' | 'hold' | 'exitWhenIdle';
  readonly [key: string]: unknown;
}

const url = new URL('../testing/scripted-worker.mjs', import.meta.url);
const pools: { close(): Promise<void> }[] = [];
const gates: Gate[] = [];

interface Setting {
  readonly workers?: number;
  readonly failFrom?: number;
  readonly failBy?: 'exit' | 'error';
}

async function openPool({ workers = 1, failFrom = Infinity, failBy = 'error' }: Setting = {}) {
  const starts = new SharedArrayBuffer(4);
  const { pool, ready } = await WorkerPool.open<Script, Script, unknown, number>({
    url,
    workerData: { starts, failFrom, failBy },
    workers,
    pack: (job) => ({ job, transfer: [] }),
  });
  pools.push(pool);
  return { pool, ready, starts: () => new Int32Array(starts)[0] };
}

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
    expect(starts()).toBe(1);
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
    expect(starts()).toBe(3);
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
    while (starts() === 1) await pool.run(echo(1)).catch((error: unknown) => failures.push(error));
    expect(failures.length).toBeLessThanOrEqual(1);
    expect(await pool.run(echo(2))).toBe(2);
  });

  it.each([
    ['error', 'cannot start'],
    ['exit', 'The worker that served the request died with exit code 3.'],
  ] as const)('gives up when its replacements cannot start (%s)', async (failBy, message) => {
    const { pool, starts } = await openPool({ failFrom: 1, failBy });
    const crashed = pool.run({ do: 'exit', code: 7 });
    const queued = pool.run(echo('never'));
    expect((await errorOf(crashed)).message).toBe(
      'The worker that served the request died with exit code 7.',
    );
    expect((await errorOf(queued)).message).toBe(message);
    expect((await errorOf(pool.run(echo('never')))).message).toBe(message);
    expect(starts()).toBe(4);
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
    expect(starts()).toBe(1);
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
    expect(starts()).toBe(1);
  });
});
