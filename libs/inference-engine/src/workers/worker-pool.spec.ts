import { errorOf } from '../testing/error-of.js';
import { closePoolsAfterTests, echo, hold, newGate, openPool } from '../testing/scripted-pools.js';

closePoolsAfterTests();

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
