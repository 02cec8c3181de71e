import { runClosedLoop } from '../load/closed-loop.js';
import type { Budget } from './budget.js';
import type { Cost } from './cost.js';
import type { Engine } from './engine.js';
import { imageAt } from './image-at.js';
import type { Scenario, ScenarioContext } from './scenario.js';
import { timedInference } from './timed-inference.js';

/** Two answers make a throughput. */
const fewest = 2;

/** Callers that each ask again as soon as they are answered, more and more of them. */
export const concurrency: Scenario = {
  name: 'concurrency',
  title: 'Concurrency sweep',
  mlperf: null,
  varies: 'callers',
  process: 'timing',
  share: 6,
  goalsMs: (cost, { concurrency: { callers } }) => [
    (1 + fewest) * cost.inferenceMs,
    sweepMs(cost, { callers, requests: fewest }),
  ],
  whole: (cost, budget) => ({
    times: budget.concurrency.callers.length,
    what: 'numbers of callers',
    ms: sweepMs(cost, budget.concurrency),
  }),
  async run(context) {
    const { callers } = context.budget.concurrency;
    const engine = await context.steadyEngine();
    for (const [index, count] of callers.entries()) {
      if (index > 0 && requestsInTime(context, count, callers.length - index) < fewest) {
        context.recorder.flag({
          code: 'cut-short',
          message: `There was time for ${index} of ${callers.length} numbers of callers.`,
        });
        break;
      }
      await runCallers(context, engine, count, callers.length - index);
    }
  },
};

/** Side by side requests take no longer than one after another; the first of each caller warm up. */
function sweepMs({ inferenceMs }: Cost, { callers, requests }: Budget['concurrency']): number {
  return callers.reduce((sum, count) => sum + count + requests, 0) * inferenceMs;
}

async function runCallers(
  context: ScenarioContext,
  engine: Engine,
  callers: number,
  levelsLeft: number,
): Promise<void> {
  const { recorder, images, budget } = context;
  const { requests: wanted } = budget.concurrency;
  const requests = Math.max(fewest, Math.min(wanted, requestsInTime(context, callers, levelsLeft)));
  if (requests < wanted) {
    recorder.flag({
      code: 'cut-short',
      message: `There was time for ${requests} of ${wanted} requests of ${callers} callers.`,
    });
  }
  let answered = 0;
  await runClosedLoop({
    callers,
    requests: callers + requests,
    async send(index) {
      // The first of each caller all begin at once, which they do never again.
      const about = { level: callers, warm_up: index < callers };
      recorder.sample(await timedInference(context, engine, imageAt(images, index), about));
      recorder.progress(++answered, callers + requests);
    },
  });
}

/** Of each of the levels to come; side by side they take no longer than one after another. */
function requestsInTime(context: ScenarioContext, callers: number, levelsLeft: number): number {
  const { inferenceMs } = context.cost();
  if (inferenceMs === 0) return context.timeLeft() > 0 ? Infinity : 0;
  return Math.floor(context.timeLeft() / levelsLeft / inferenceMs) - callers;
}
