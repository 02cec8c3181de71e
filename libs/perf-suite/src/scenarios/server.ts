import { capacityPerSecond } from '../load/capacity.js';
import { findLevel } from '../load/find-level.js';
import type { LoadTarget } from '../load/late-share.js';
import { measureLevel } from '../load/measure-level.js';
import { poissonArrivals } from '../load/poisson-arrivals.js';
import { recordTarget } from '../load/record-target.js';
import { trialRequests } from '../load/trial-requests.js';
import { watchLateness } from '../load/watch-lateness.js';
import { loadedEngine } from '../load/loaded-engine.js';
import type { Budget } from './budget.js';
import type { Engine } from './engine.js';
import type { Scenario, ScenarioContext } from './scenario.js';

/** Of the capacity: below it queues stay short, above it they tell more of the rate than of the model. */
const restfulShare = 0.7;
/** A search begins with it. */
const searchShare = 0.25;
const search = { whole: false, halvings: 3, bisections: 4 } as const;
/** Trials of a search by and large. */
const usualTrials = 8;

/** Requests of independent users, who come when they come: latency counts from the scheduled arrival. */
export const server: Scenario = {
  name: 'server',
  title: 'Server',
  mlperf: 'Server',
  varies: 'requests_per_second',
  process: 'timing',
  share: 6,
  goalsMs({ inferenceMs }, { server: { requests, find, trialMs } }) {
    const levelMs = (requests * inferenceMs) / restfulShare;
    const once = 3 * inferenceMs;
    // A search decides no check, and what does comes before it.
    return find ? [once, once, once, usualTrials * Math.max(trialMs, levelMs)] : [once, levelMs];
  },
  async run(plain) {
    const { server: budget } = plain.budget;
    await using service = await loadedEngine(plain, budget.maxQueue);
    const { context, lateness } = watchLateness(plain);
    const { engine } = service;
    if (budget.find) await findPeak(context, engine, budget);
    else await runRate(context, engine, budget);
    lateness.report();
  },
};

async function runRate(
  context: ScenarioContext,
  engine: Engine,
  { rate: asked, requests: wanted, target, seed, deadlineMs }: Budget['server'],
): Promise<void> {
  const rate = asked ?? restfulShare * (await capacityPerSecond(context, engine));
  const fitting = Math.floor((rate * context.timeLeft()) / 1000);
  const requests = Math.max(1, Math.min(wanted, fitting));
  if (requests < wanted) {
    context.recorder.flag({
      code: 'cut-short',
      message: `There was time for ${requests} of ${wanted} requests.`,
    });
  }
  recordTarget(context.recorder, target);
  const schedule = scheduleOf(rate, requests, seed);
  await measureLevel(context, engine, { level: rate, schedule, deadlineMs, target, endsWhenLost: false });
}

async function findPeak(context: ScenarioContext, engine: Engine, budget: Budget['server']): Promise<void> {
  const { deadlineMs, trialMs, seed } = budget;
  const start = budget.rate ?? searchShare * (await capacityPerSecond(context, engine));
  const requestsOf = (rate: number, target: LoadTarget) =>
    Math.max(budget.requests, trialRequests(target), Math.ceil((rate * trialMs) / 1000));
  recordTarget(context.recorder, budget.target);
  const { held, trials } = await findLevel(context, {
    ...search,
    start,
    what: 'requests a second',
    target: budget.target,
    levelMs: (rate, target) => (1000 * requestsOf(rate, target)) / rate,
    measure: (rate, target, trial) =>
      measureLevel(context, engine, {
        level: rate,
        schedule: scheduleOf(rate, requestsOf(rate, target), seed + trial),
        deadlineMs,
        target,
        endsWhenLost: true,
      }),
  });
  if (held !== null) context.recorder.figures({ peak_per_second: held });
  if (trials === 0) await runRate(context, engine, { ...budget, rate: start });
}

function scheduleOf(rate: number, requests: number, seed: number) {
  return Array.from(poissonArrivals(rate, requests, seed), (dueMs) => ({ dueMs }));
}
