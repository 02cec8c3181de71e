import { allScenarios } from '../scenarios/all-scenarios.js';
import { comprehensiveBudget, quickBudget, type Budget } from '../scenarios/budget.js';
import type { Engine } from '../scenarios/engine.js';
import { readingMs } from '../scenarios/leak-plan.js';
import type { Scenario } from '../scenarios/scenario.js';
import { SteadyEngine } from '../scenarios/steady-engine.js';
import { withClosing } from '../scenarios/with-closing.js';
import { fakeContext } from '../testing/fake-context.js';
import { FakeEngine } from '../testing/fake-engine.js';
import { planScenario } from './plan-scenario.js';

const cost = { openMs: 800, inferenceMs: 50 };

/** How long a scenario takes, where only opening, closing, inferences and readings take time, one after another. */
async function timeOf(scenario: Scenario, budget: Budget): Promise<number> {
  let now = 0;
  const open = async (): Promise<Engine> => {
    now += cost.openMs;
    const engine = new FakeEngine();
    const infer: Engine['infer'] = async (image, options) => {
      now += cost.inferenceMs;
      return engine.infer(image, options);
    };
    return {
      info: engine.info,
      stats: engine.stats,
      infer,
      inferBatch: (images) => Promise.all(images.map((image) => infer(image))),
      close: async () => void (now += (withClosing - 1) * cost.openMs),
    };
  };
  const steady = new SteadyEngine();
  const { context: fake } = fakeContext({ budget, cost });
  const context = {
    ...fake,
    open,
    async watchMemory() {
      const watch = await fake.watchMemory();
      const readHeld = () => {
        now += readingMs;
        return watch.readHeld();
      };
      return { ...watch, readHeld };
    },
    elapsed: () => now,
    timeLeft: () => 1e9,
    steadyEngine: () => steady.use(context),
  };
  if (scenario.process === 'timing' && scenario.name !== 'single_inference') await context.steadyEngine();
  now = 0;
  await scenario.run(context);
  return now;
}

describe('the estimate of a scenario', () => {
  const planned = allScenarios.filter(({ whole }) => whole !== undefined);

  it.each(
    planned.flatMap((scenario) => [
      [scenario.title, 'quick', scenario, quickBudget] as const,
      [scenario.title, 'comprehensive', scenario, comprehensiveBudget] as const,
    ]),
  )('is what it takes, within a tenth: %s, %s', async (_title, _mode, scenario, budget) => {
    const { estimateMs } = planScenario(scenario.name, cost, budget, 2, undefined);
    const tookMs = await timeOf(scenario, budget);
    expect(Math.abs(estimateMs - tookMs) / tookMs).toBeLessThan(0.1);
  });

  it('is what it took, where it was measured', () => {
    const { estimateMs, goals } = planScenario('load', cost, quickBudget, 2, 777);
    expect(estimateMs).toBe(777);
    expect(Math.max(...goals)).toBeLessThanOrEqual(777);
  });
});
