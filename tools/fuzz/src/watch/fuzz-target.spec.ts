import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Target } from '../targets/target.js';
import { fuzzTarget } from './fuzz-target.js';

const script = fileURLToPath(new URL('../testing/misbehaving-process.mjs', import.meta.url));

const target: Target = {
  name: 'scripted',
  cases: 10,
  deadlineMs: 3000,
  memoryLimit: 200e6,
  refusals: [],
  seeds: async () => [{ name: 'sound.bin', bytes: Uint8Array.of(7) }],
  mutate: ({ bytes }, random) => Uint8Array.of(...bytes, random.below(256)),
  async open() {
    throw new Error('The scripted process opens nothing');
  },
};

describe('a run of cases', () => {
  it('outlives those that crash, hang or fill the memory, and notes each with its input', async () => {
    const { findings, refused, ...tally } = await fuzzTarget(target, { seed: '1', first: 0, end: 9, script });
    expect(tally).toMatchObject({ target: 'scripted', cases: 9, ok: 2, longestMs: 8 });
    expect(refused).toEqual(new Map([['REFUSED', 2]]));
    expect(findings.map(({ index, problem }) => [index, problem])).toEqual([
      [2, expect.stringMatching(/^a wrong result in /)],
      [3, expect.stringMatching(/^the process ended with SIGABRT: /)],
      [4, 'no answer after 3000 ms'],
      [5, expect.stringMatching(/^memory grew by \d+ MB of 200$/)],
      [6, expect.stringMatching(/^the process ended with exit code 1: .*not caught/s)],
    ]);
    for (const { input, madeFrom } of findings) {
      expect([madeFrom, input.length, input[0]]).toEqual(['sound.bin', 2, 7]);
    }
  });

  it('leaves no folder behind of a process that was lost', async () => {
    const { findings } = await fuzzTarget(target, { seed: '1', first: 2, end: 4, script });
    const [, folder = ''] = findings[0]!.problem.split(' in ');
    expect([findings.length, folder, existsSync(folder)]).toEqual([
      2,
      expect.stringContaining('fuzz-'),
      false,
    ]);
  });

  it('ends when nothing can be run at all', async () => {
    const broken = fuzzTarget({ ...target, name: 'broken' }, { seed: '1', first: 0, end: 3, script });
    await expect(broken).rejects.toThrow(
      /^Target broken cannot be run: the process ended with exit code 1: /,
    );
  });
});
