import { Random } from '../../images/random.js';
import type { Engine, Limits } from '../engine.js';
import { imageAt } from '../image-at.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import { fillTime } from './fill-time.js';
import { StressRequests } from './stress-requests.js';

const seed = 20_240_501;
/** Shares of what an undisturbed inference takes, in percent: far below, so that hardly any can be answered. */
const [shortest, longest] = [5, 50] as const;

/** Bursts whose requests have no chance: each must be given up at its deadline, and the engine serve the next at once. */
export const deadlines: Scenario = {
  name: 'deadlines',
  title: 'Missed deadlines',
  mlperf: null,
  process: 'timing',
  share: 3,
  // A round takes an answer before, the run that a burst began and what is left of it, and an answer after. Ten bursts of
  // eight bound p95.
  goalsMs: ({ inferenceMs }) => [4 * inferenceMs, 10 * 4 * inferenceMs],
  async run(context) {
    const { rounds } = context.budget.stress.deadlines;
    const engine = await context.steadyEngine();
    const random = new Random(seed);
    const outcomes = { DEADLINE: 'timed-out', ABORTED: 'given-up' } as const;
    const requests = new StressRequests(context, { outcomes });
    await fillTime(context, { most: rounds, least: 1 }, (index) =>
      runRound(context, engine, requests, random, index),
    );
  },
};

async function runRound(
  { images, budget }: ScenarioContext,
  engine: Engine,
  requests: StressRequests,
  random: Random,
  index: number,
): Promise<void> {
  const group = index + 1;
  const image = imageAt(images, index);
  const undisturbed = () => requests.ask(image.name, { group }, () => engine.infer(image.bytes));
  const { total_ms } = await undisturbed();
  const burst = Array.from({ length: budget.stress.deadlines.requests }, (_, position) => {
    const deadlineMs = Math.max(1, Math.floor((random.between(shortest, longest) * total_ms) / 100));
    const { bytes, name } = imageAt(images, index + position);
    return requests.ask(name, { group, deadline_ms: deadlineMs }, () =>
      position % 2 === 0 ? engine.infer(bytes, { deadlineMs }) : inferUntil(engine, bytes, deadlineMs),
    );
  });
  await Promise.all(burst);
  await undisturbed();
}

/** As a caller that hangs up. */
async function inferUntil(engine: Engine, bytes: Uint8Array, ms: number) {
  const hangUp = new AbortController();
  const reason = Object.assign(new Error('The caller hung up.'), { code: 'ABORTED' });
  const timer = setTimeout(() => hangUp.abort(reason), ms);
  const limits: Limits = { signal: hangUp.signal };
  return engine.infer(bytes, limits).finally(() => clearTimeout(timer));
}
