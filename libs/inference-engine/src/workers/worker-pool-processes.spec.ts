import { existsSync, readFileSync } from 'node:fs';
import { now } from '../clock.js';
import { errorOf } from '../testing/error-of.js';
import { closePoolsAfterTests, echo, openPool, pathFor } from '../testing/scripted-pools.js';

closePoolsAfterTests();

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
    const path = pathFor('touched');
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
