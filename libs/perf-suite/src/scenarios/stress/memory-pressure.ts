import { imageAt } from '../image-at.js';
import type { HostRequest } from '../hosts.js';
import { collectGarbage } from '../memory-watch.js';
import type { Scenario, ScenarioContext } from '../scenario.js';
import { withClosing } from '../with-closing.js';
import { AnswerBook } from './answer-book.js';
import { fillTime } from './fill-time.js';
import { StressRequests } from './stress-requests.js';

export const memoryPressurePhase = 'memory pressure';

/**
 * Of what one model is estimated to take: two fit, and all do not. What loading one turns out to take can be less than
 * was estimated, so that a third may fit.
 */
const modelsThatFit = 2.2;
const oversized = 'oversized';

/** More models than fit into a memory budget, asked in turn: they make room for each other, and the budget is kept. */
export const memoryPressure: Scenario = {
  name: 'memory_pressure',
  title: 'Memory pressure',
  mlperf: null,
  process: 'memory',
  share: 4,
  goalsMs({ openMs, inferenceMs }, { stress: { memoryPressure } }) {
    const turn = withClosing * openMs + inferenceMs;
    return [(1 + memoryPressure.models) * turn, 4 * memoryPressure.models * turn];
  },
  async run(context) {
    const { hosts, recorder } = context;
    const { models } = context.budget.stress.memoryPressure;
    const estimate = await hosts.estimateBytes();
    const memoryBudgetBytes = Math.floor(modelsThatFit * estimate);
    const names = Array.from({ length: models }, (_, index) => `model ${index + 1}`);
    const counts = { loads: 0, evictions: 0 };
    await using watch = await context.watchMemory();
    // What the runtime loads once for all engines is no model's.
    await (await context.open()).close();
    await collectGarbage();
    const phase = watch.beginPhase(memoryPressurePhase);
    try {
      await askHost(context, names, {
        memoryBudgetBytes,
        workers: {
          ...Object.fromEntries(names.map((name) => [name, 1])),
          [oversized]: Math.ceil(modelsThatFit),
        },
        onEvent({ type }) {
          if (type === 'loaded') counts.loads++;
          if (type === 'evicted') counts.evictions++;
        },
      });
    } finally {
      recorder.phase(phase.end());
      recorder.figures({ ...counts, memory_budget_mb: memoryBudgetBytes / 2 ** 20 });
    }
  },
};

async function askHost(
  context: ScenarioContext,
  names: readonly string[],
  request: HostRequest,
): Promise<void> {
  const { images, budget } = context;
  const { callers, requests: most } = budget.stress.memoryPressure;
  const host = context.hosts.open(request);
  try {
    const refusals = new StressRequests(context, { outcomes: { MEMORY_BUDGET: 'refused' } });
    await refusals.ask(oversized, {}, async () => {
      await host.infer(oversized, imageAt(images, 0).bytes);
      const message = 'it does not fit into the memory budget, and was loaded.';
      throw Object.assign(new Error(message), { code: 'NOT_REFUSED' });
    });
    const requests = new StressRequests(context, { answers: new AnswerBook() });
    // Callers ask different models at the same time, so that one waits for the room that another has.
    await fillTime(
      context,
      { most: Math.ceil(most / callers), least: Math.ceil((2 * names.length) / callers) },
      async (round) => {
        const asked = Array.from({ length: callers }, (_, caller) => {
          const image = imageAt(images, round);
          const name = names[(round * callers + caller) % names.length]!;
          return requests.ask(image.name, { group: round + 1 }, () => host.infer(name, image.bytes));
        });
        await Promise.all(asked);
      },
    );
  } finally {
    await host.close();
  }
}
