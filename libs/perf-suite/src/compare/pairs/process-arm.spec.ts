import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { processArms } from './process-arm.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-arm-'));
  await writeFile(join(root, 'a.png'), '');
});
afterEach(() => rm(root, { recursive: true }));

/** A process of head that behaves as its model is named. */
function open(behaviour: string, about: { timeoutMs?: number; signal?: AbortSignal } = {}) {
  const side = { workspace: null, models: [`${behaviour}.onnx`], family: null, slowdown: 0 };
  const arms = processArms({
    sides: { base: side, head: side },
    images: [{ name: 'a.png', path: join(root, 'a.png') }],
    directory: root,
    timeoutMs: 60_000,
    signal: new AbortController().signal,
    entry: new URL('../../testing/scripted-side.mjs', import.meta.url),
    ...about,
  });
  return arms('head', 'pair-1');
}

describe('a process of one side', () => {
  it('does what it is asked to, and leaves what it wrote down', async () => {
    const arm = await open('same');
    await arm.ask({ do: 'open' });
    await arm.ask({ do: 'throughput', images: [0, 0], callers: 2 });
    expect((await arm.end()).map(({ type }) => type)).toEqual(['opened', 'throughput']);
  });

  it('that does not answer in time is ended, and it is said', async () => {
    const arm = await open('hangs', { timeoutMs: 300 });
    await expect(arm.ask({ do: 'open' })).rejects.toMatchObject({
      name: 'ArmDeath',
      arm: 'head',
      reason: expect.stringContaining("still running when the model's 0.3 s were over"),
    });
    expect(await arm.end()).toEqual([]);
  });

  it('that dies is told of with its last words, and what it wrote before is kept', async () => {
    const arm = await open('dies');
    await arm.ask({ do: 'open' });
    await expect(arm.ask({ do: 'latency', images: [0] })).rejects.toMatchObject({
      reason: 'The measuring process ended with code 7. It last said: out of paper',
    });
    expect(await arm.end()).toHaveLength(1);
  });

  it('that is asked after its end says so, too', async () => {
    const arm = await open('same');
    await arm.end();
    await expect(arm.ask({ do: 'open' })).rejects.toMatchObject({ name: 'ArmDeath' });
  });

  it('is ended at once by an abort, with its reason', async () => {
    const controller = new AbortController();
    const arm = await open('hangs', { signal: controller.signal });
    const asked = arm.ask({ do: 'open' });
    controller.abort(new Error('Enough.'));
    await expect(asked).rejects.toThrow('Enough.');
    await expect(arm.ask({ do: 'open' })).rejects.toThrow('Enough.');
    await arm.end();
  });
});
