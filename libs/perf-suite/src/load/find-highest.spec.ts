import { findHighest, trialsThatCanErr } from './find-highest.js';

describe('a search for the highest level', () => {
  const rates = { start: 10, whole: false, halvings: 3, bisections: 4 };
  const upTo = (most: number) => {
    const tried: number[] = [];
    const trial = async (level: number) => {
      tried.push(level);
      return level <= most;
    };
    return { tried, trial };
  };

  it.each([11, 27, 79, 1000, 9, 3, 2])('comes within 4.4 %% of %d from below', async (most) => {
    const { held, missed } = await findHighest(rates, upTo(most).trial);
    expect(held).toBeLessThanOrEqual(most);
    expect(missed).toBeGreaterThan(most);
    expect(missed! / held!).toBeLessThan(2 ** (1 / 16) + 1e-9);
  });

  it.each([1, 2, 5, 13, 16])('finds %d of whole numbers', async (most) => {
    const search = { start: 1, whole: true, halvings: 0, bisections: 4 };
    const { tried, trial } = upTo(most);
    expect(await findHighest(search, trial)).toMatchObject({ held: most, missed: most + 1 });
    expect(new Set(tried).size).toBe(tried.length);
  });

  it('holds nothing where even the lowest is too much', async () => {
    const { tried, trial } = upTo(0);
    expect(await findHighest(rates, trial)).toEqual({ held: null, missed: 1.25, cutShort: false });
    expect(tried).toEqual([10, 5, 2.5, 1.25]);
    expect(await findHighest({ ...rates, start: 1, whole: true }, trial)).toMatchObject({
      held: null,
      missed: 1,
    });
  });

  it('says what it knows when it is cut short', async () => {
    const trial = async (level: number) => (level < 40 ? true : null);
    expect(await findHighest(rates, trial)).toEqual({ held: 20, missed: null, cutShort: true });
  });

  it('could err in as many trials as it has bisections and halvings, and one more where it only doubles', () => {
    expect(trialsThatCanErr(rates)).toBe(7);
    expect(trialsThatCanErr({ ...rates, halvings: 0 })).toBe(5);
  });
});
