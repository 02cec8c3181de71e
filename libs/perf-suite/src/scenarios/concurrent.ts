import type { Budget } from './budget.js';
import type { Cost } from './cost.js';
import type { Engine } from './engine.js';
import { imageAt } from './image-at.js';
import { repeat } from './repeat.js';
import type { Scenario, ScenarioContext } from './scenario.js';
import { timedInference, unansweredSample } from './timed-inference.js';

/** Over the time to wait, so that a clock that is a little early does not leave the target undecided. */
const margin = 1.02;

/** Timers hold no more: a longer one would fire at once. */
const longestTimerMs = 2 ** 31 - 1;

/** Bursts of requests sent at once: each response counts from its call, waiting included. */
export const concurrent: Scenario = {
  name: 'concurrent',
  title: 'Concurrent requests',
  mlperf: 'MultiStream',
  process: 'timing',
  share: 4,
  // One inference more than is waited for: a worker that is given up ends what it is at.
  goalsMs: (cost, budget) => [burstMs(cost, budget) + cost.inferenceMs],
  whole: (cost, budget) => ({
    times: budget.concurrent.bursts,
    what: 'bursts',
    ms: budget.concurrent.bursts * burstMs(cost, budget),
  }),
  async run(context) {
    const { bursts } = context.budget.concurrent;
    const engine = await context.steadyEngine();
    await repeat(context, { times: bursts, what: 'bursts' }, (index) => runBurst(context, engine, index));
  },
};

function burstMs({ inferenceMs }: Cost, { concurrent: { requests, waitMs } }: Budget): number {
  return Math.min(requests * inferenceMs, margin * waitMs);
}

/** Returns whether all were answered in time: the others are given up, and what they had waited is recorded. */
async function runBurst(context: ScenarioContext, engine: Engine, index: number): Promise<boolean> {
  const { recorder, images, elapsed, budget } = context;
  const { requests, bursts, waitMs } = budget.concurrent;
  const late = new AbortController();
  const start = elapsed();
  let settled = index * requests;
  let unanswered = 0;
  const responses = Array.from({ length: requests }, async (_, position) => {
    const image = imageAt(images, position);
    const about = { group: index + 1 };
    const sample = await timedInference(context, engine, image, about, late.signal).catch(
      (error: unknown) => {
        if (error !== late.signal.reason) throw error;
        unanswered++;
        return unansweredSample(image, { ...about, at_ms: start, total_ms: elapsed() - start });
      },
    );
    recorder.sample(sample);
    recorder.progress(++settled, requests * bursts);
  });
  const endMs = Math.max(margin * waitMs, context.timeLeft() - context.cost().inferenceMs);
  const giveUp = () => late.abort(new Error('The time of the burst is over.'));
  const timer = setTimeout(giveUp, Math.min(endMs, longestTimerMs));
  // All of a burst end before one that failed is thrown: what the others measured is kept.
  const failed = (await Promise.allSettled(responses)).find(({ status }) => status === 'rejected');
  clearTimeout(timer);
  if (failed?.status === 'rejected') throw failed.reason;
  if (unanswered > 0) {
    recorder.flag({
      code: 'unanswered',
      message: `${unanswered} of ${requests} requests at once had no answer when their time was over.`,
    });
  }
  return unanswered === 0;
}
