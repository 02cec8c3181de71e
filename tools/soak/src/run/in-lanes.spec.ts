import { inLanes } from './in-lanes.js';

describe('inLanes', () => {
  it('does all, so many at once and no more', async () => {
    const done: number[] = [];
    let underWay = 0;
    let most = 0;
    await inLanes(20, { lanes: 3, patienceMs: 60_000 }, async (index) => {
      most = Math.max(most, ++underWay);
      await new Promise(setImmediate);
      underWay--;
      done.push(index);
    });
    expect(done.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
    expect(most).toBe(3);
  });

  it('names what never ends', async () => {
    const never = new Promise<void>(() => undefined);
    const work = async (index: number) => (index === 2 || index === 5 ? never : undefined);
    await expect(inLanes(8, { lanes: 3, patienceMs: 20 }, work)).rejects.toThrow(
      'No request has ended for 20 ms; under way are 2, 5.',
    );
  });
});
