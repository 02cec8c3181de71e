import { budgetSchema, quickBudget } from '../scenarios/budget.js';
import { comprehensiveLoad } from '../scenarios/load-budgets.js';
import { camerasMode, concurrencyMode, serverMode } from './load-modes.js';

describe('a mode of one load', () => {
  it('asks what it is asked, and else what a quick run does', () => {
    const { scenarios, budget } = serverMode({ rate: 12, percentile: 99 });
    expect(scenarios).toEqual(['server']);
    expect(budget.server).toEqual({
      ...quickBudget.server,
      rate: 12,
      target: { ...quickBudget.server.target, percentile: 99 },
    });
    expect(camerasMode({ cameras: null, keep: 'all' }).budget.cameras).toMatchObject({
      cameras: null,
      keep: 'all',
      framesPerSecond: 10,
    });
    expect(concurrencyMode({ callers: [3] }).budget.concurrency).toEqual({ callers: [3], requests: 20 });
  });

  it.each([serverMode(), camerasMode(), concurrencyMode()])(
    'has a budget that a process can read',
    (mode) => {
      expect(budgetSchema.parse(mode.budget)).toEqual(mode.budget);
      expect(mode.name).toBe('load');
    },
  );

  it('can be comprehensive', () => {
    expect(() => budgetSchema.parse({ ...quickBudget, ...comprehensiveLoad })).not.toThrow();
  });
});
