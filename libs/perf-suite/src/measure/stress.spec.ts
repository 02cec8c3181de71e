import { collectScenarios } from '../analysis/collect-scenarios.js';
import { stress } from '../modes/stress.js';
import type { ScenarioResult } from '../report/schema/scenario-schema.js';
import { quickBudget } from '../scenarios/budget.js';
import { stressScenarios } from '../scenarios/stress/stress-scenarios.js';
import { makeNullWorkspace, type NullWorkspace } from '../testing/null-workspace.js';
import { measureModel } from './measure-model.js';

const ms = 90_000;

let workspace: NullWorkspace;
beforeAll(async () => {
  workspace = await makeNullWorkspace();
});
afterAll(() => workspace.remove());

describe('the built measuring process under stress', () => {
  it('keeps every promise with a model that answers at once', async () => {
    const { events, error } = await measureModel({
      models: [workspace.model],
      family: 'null',
      variant: 'null',
      budget: {
        ...quickBudget,
        leak: { inferences: 100 },
        stress: {
          repeated: { inferences: 60 },
          sustained: { callers: 10, requests: 80 },
          deadlines: { requests: 4, rounds: 3 },
          killedWorkers: { workers: 2, callers: 3, kills: 3 },
          sessionChurn: { cycles: 6 },
          memoryPressure: { models: 4, callers: 3, requests: 24 },
        },
      },
      images: [{ name: 'a.png', path: `${workspace.images}/a.png`, pixels: 1200 }],
      scenarios: stress.scenarios,
      directory: workspace.root,
      time: { ms, limitMs: ms },
      timeoutMs: ms,
      signal: new AbortController().signal,
      onMessage: () => undefined,
    });
    expect(error).toBeNull();
    const scenarios = collectScenarios(stress.scenarios, events, error);
    const results = Object.values<ScenarioResult>(scenarios);
    expect(results.map(({ name, state, error }) => [name, state, error])).toEqual(
      stress.scenarios.map((name) => [name, 'complete', null]),
    );
    expect(results.flatMap(({ flags }) => flags.filter(({ code }) => code === 'stress-failure'))).toEqual([]);
    for (const { name } of stressScenarios) expect(scenarios[name]?.figures).toMatchObject({ failures: 0 });
    expect(scenarios.killed_workers?.statistics['recovery_ms']?.n).toBe(3);
    expect(scenarios.memory_pressure?.figures['evictions']).toBeGreaterThan(0);
    expect(scenarios.invalid_models?.figures).toHaveProperty('kept_mb');
    if (process.platform === 'linux') {
      expect(scenarios.session_churn?.figures).toMatchObject({ cycles: 6, kept_threads: 0 });
    }
  });
});
