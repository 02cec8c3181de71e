import { sampleOf } from '../testing/results.js';
import { batch } from './batch.js';
import { quickBudget } from './budget.js';
import { cleanup } from './cleanup.js';
import { unknownCost } from './cost.js';
import { load } from './load.js';
import { memory } from './memory.js';
import { Pace } from './pace.js';
import { singleInference } from './single-inference.js';

/** A process whose clock shows what is set. */
function paced(ms: number, limitMs = ms) {
  const clock = { now: 0 };
  const scenarios = [singleInference, load, memory, cleanup];
  const pace = new Pace({
    time: { ms, limitMs },
    budget: quickBudget,
    cost: unknownCost,
    scenarios,
    images: 12,
    now: () => clock.now,
  });
  return { pace, clock };
}

describe('the cost of a model', () => {
  it('is that of the latest load and of the latest image that was alone', () => {
    const { pace } = paced(1000);
    pace.opened(300);
    pace.observe(load, sampleOf({ image: null, total_ms: 200 }));
    pace.observe(singleInference, sampleOf({ total_ms: 90, warm_up: true }));
    pace.observe(singleInference, sampleOf({ total_ms: 30 }));
    pace.observe(batch, sampleOf({ total_ms: 700 }));
    expect(pace.cost).toEqual({ openMs: 200, inferenceMs: 30 });
  });
});

describe('the time that a scenario has left', () => {
  it('runs down', () => {
    const { pace, clock } = paced(60_000);
    const timeLeft = pace.begin(singleInference);
    const before = timeLeft();
    clock.now = 5000;
    expect(timeLeft()).toBe(before - 5000);
  });

  it('is a share as long as nothing is known of what an image takes', () => {
    const { pace } = paced(60_000);
    pace.opened(500);
    expect(pace.begin(singleInference)()).toBeGreaterThan(60_000 / 4);
  });

  it('is more where those before it used less', () => {
    const [slow, fast] = [paced(60_000), paced(60_000)];
    slow.clock.now = 20_000;
    fast.clock.now = 2_000;
    expect(fast.pace.begin(singleInference)()).toBeGreaterThan(slow.pace.begin(singleInference)());
  });

  it('is less from the moment that images turn out to be slow, as those to come need more', () => {
    const { pace } = paced(30_000);
    const timeLeft = pace.begin(singleInference);
    const before = timeLeft();
    pace.observe(singleInference, sampleOf({ total_ms: 2000 }));
    expect(timeLeft()).toBeLessThan(before);
  });
});

describe('a scenario', () => {
  it('is begun where everything fits in once, though its share of the time is over', () => {
    const { pace, clock } = paced(10_000, 30_000);
    pace.opened(1000);
    pace.observe(singleInference, sampleOf({ total_ms: 3000 }));
    clock.now = 21_000;
    expect(pace.hasTimeFor(cleanup)).toBe(true);
    expect(pace.begin(cleanup)()).toBe(8600);
  });

  it('is left out where it does not', () => {
    const { pace, clock } = paced(10_000, 30_000);
    pace.opened(1000);
    pace.observe(singleInference, sampleOf({ total_ms: 3000 }));
    clock.now = 21_401;
    expect(pace.hasTimeFor(cleanup)).toBe(false);
  });
});
