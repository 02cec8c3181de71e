import { Random } from '../images/random.js';
import type { HeldMemory } from '../report/schema/sample-schema.js';
import { judgeLeak } from './judge-leak.js';
import { cycleRule, inferenceRule } from './leak-rule.js';

const kib = 2 ** 10;
const mib = 2 ** 20;

/** What each owner holds after so many repetitions, in bytes. */
interface Growth {
  readonly v8?: (repetitions: number) => number;
  readonly external?: (repetitions: number) => number;
  readonly native?: ((repetitions: number) => number) | null;
}

const still = () => 50 * mib;
const linear = (bytes: number) => (repetitions: number) => 50 * mib + bytes * repetitions;

function readingsOf(growth: Growth, { readings = 120, stride = 10, round = 12 } = {}): HeldMemory[] {
  const random = new Random(3);
  const { v8 = still, external = still, native = still } = growth;
  return Array.from({ length: readings }, (_, index) => {
    const repetitions = (index + 1) * stride;
    const noise = random.between(-kib, kib);
    // Images that come and go: most readings of native memory are far above what is held.
    const images = random.between(0, 3) * 6 * mib;
    return {
      repetitions,
      round,
      v8_bytes: v8(repetitions) + noise,
      external_bytes: external(repetitions),
      native_bytes: native && native(repetitions) + images + 4 * noise,
    };
  });
}

describe('the verdict on a leak', () => {
  it('is clean where nothing grows, and says how small a leak would have been seen', () => {
    const leak = judgeLeak(readingsOf({}), inferenceRule);
    expect(leak).toMatchObject({ verdict: 'clean', owner: null, unit: 'inference' });
    expect(leak.signals.map(({ owner, verdict }) => [owner, verdict])).toEqual([
      ['v8', 'clean'],
      ['external', 'clean'],
      ['native', 'clean'],
    ]);
    for (const { detection_limit, budget } of leak.signals) expect(detection_limit).toBeGreaterThan(budget);
    expect(leak.reason).toMatch(/^Memory does not grow beyond what is no leak\. The smallest leak seen/);
  });

  it.each(['v8', 'external', 'native'] as const)('is a leak, and names its owner: %s', (owner) => {
    const leak = judgeLeak(readingsOf({ [owner]: linear(4 * kib) }), inferenceRule);
    expect(leak).toMatchObject({ verdict: 'leak', owner });
    const signal = leak.signals.find((one) => one.owner === owner);
    expect(signal?.low).toBeLessThanOrEqual(4 * kib * 1.01);
    expect(signal?.high).toBeGreaterThanOrEqual(4 * kib * 0.99);
    expect(leak.reason).toContain('over 1,000,000 frames');
  });

  it('names the owner of most of what leaks', () => {
    const both = readingsOf({ v8: linear(kib), external: linear(8 * kib) });
    expect(judgeLeak(both, inferenceRule).owner).toBe('external');
  });

  it.each([
    ['stops growing', (n: number) => 50 * mib + 4 * kib * Math.min(n, 700)],
    ['is emptied when it is full', (n: number) => 50 * mib + 32 * kib * (n % 100)],
  ])('is no leak where a cache %s', (_, external) => {
    expect(judgeLeak(readingsOf({ external }), inferenceRule).verdict).not.toBe('leak');
  });

  it('is open where growth is above the budget and comes to little over a million frames', () => {
    const leak = judgeLeak(readingsOf({ external: linear(200) }), inferenceRule);
    expect(leak.verdict).toBe('inconclusive');
    expect(leak.reason).toMatch(/^Buffer memory grows by 200 B an inference/);
  });

  it('is open with too few readings, saying how many it takes', () => {
    const leak = judgeLeak(readingsOf({ v8: linear(mib) }, { readings: 99 }), inferenceRule);
    expect(leak).toMatchObject({ verdict: 'inconclusive', signals: [] });
    expect(leak.reason).toBe(
      'It takes 100 readings of memory after warm-up to tell a leak, and there are 99.',
    );
  });

  it('is open where the system does not tell native memory, and still finds other leaks', () => {
    const clean = judgeLeak(readingsOf({ native: null }), inferenceRule);
    expect(clean.verdict).toBe('inconclusive');
    expect(clean.reason).toContain('Of native memory there are too few readings');
    const leaking = judgeLeak(readingsOf({ native: null, v8: linear(4 * kib) }), inferenceRule);
    expect(leaking).toMatchObject({ verdict: 'leak', owner: 'v8' });
  });

  it('is open where the images were seen too seldom', () => {
    const leak = judgeLeak(readingsOf({}, { round: 500 }), inferenceRule);
    expect(leak.signals.map(({ owner }) => owner)).toEqual(['v8', 'external']);
    expect(leak.verdict).toBe('inconclusive');
  });

  it('counts cycles of opening and closing by budgets of their own', () => {
    const about = { readings: 24, stride: 1, round: 1 };
    const growing = readingsOf({ external: linear(2 * mib) }, about);
    expect(judgeLeak(growing, cycleRule)).toMatchObject({
      verdict: 'leak',
      owner: 'external',
      unit: 'cycle',
    });
    const little = judgeLeak(readingsOf({ external: linear(kib) }, about), cycleRule);
    expect(little.signals.find(({ owner }) => owner === 'external')?.verdict).toBe('clean');
  });
});
