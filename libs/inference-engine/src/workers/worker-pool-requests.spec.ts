import { getEventListeners } from 'node:events';
import { errorOf } from '../testing/error-of.js';
import { closePoolsAfterTests, echo, hold, newGate, openPool } from '../testing/scripted-pools.js';

closePoolsAfterTests();

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
