import { runTimeMs, shareTime } from './run-time.js';

describe('the time of a run', () => {
  it.each([
    [1, 120_000],
    [4, 120_000],
    [5, 150_000],
  ])('for %d models is %d ms', (models, ms) => {
    expect(runTimeMs(models)).toBe(ms);
  });

  it('is shared evenly, with half of it for one model at most', () => {
    expect(shareTime(103_000, 4)).toEqual({ ms: 25_000, limitMs: 50_000 });
  });

  it('is all there for the last one', () => {
    expect(shareTime(23_000, 1)).toEqual({ ms: 20_000, limitMs: 20_000 });
  });
});
