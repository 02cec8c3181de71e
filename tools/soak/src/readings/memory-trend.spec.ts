import { SeededRandom } from '../random/seeded-random.js';
import { judgeMemory } from './memory-trend.js';

const requestsEach = 300;
const budget = 1024;

/** Readings of 60 parts of a run, with noise of some megabytes. */
function judge(bytesAfter: (requests: number) => number, parts = 60) {
  const random = new SeededRandom(1);
  const values = Array.from(
    { length: parts },
    (_, part) => 4e8 + bytesAfter(part * requestsEach) + random.number() * 4e6,
  );
  return judgeMemory({ name: 'memory', values, requestsEach, budget });
}

describe('judgeMemory', () => {
  it('finds a leak of some kilobytes a request', () => {
    const { verdict, growth } = judge((requests) => requests * 4096);
    expect(verdict).toBe('grows');
    expect(growth).toBeGreaterThan(3500);
    expect(growth).toBeLessThan(4700);
  });

  it.each<[string, (requests: number) => number]>([
    ['stays', () => 0],
    ['fills up during the first third and stays', (requests) => Math.min(requests, 5000) * 8192],
    ['grows by less and less', (requests) => 5e7 * (1 - Math.exp(-requests / 4000))],
    ['comes and goes', (requests) => (requests % 3000) * 2048],
  ])('takes memory for flat that %s', (_, bytesAfter) => {
    expect(judge(bytesAfter).verdict).toBe('flat');
  });

  it('says nothing of a short run', () => {
    expect(judge((requests) => requests * 1e6, 20).verdict).toBe('too few readings');
  });
});
