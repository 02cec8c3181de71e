import type { Report } from '../report/schema/report-schema.js';
import { reportSchema } from '../report/schema/report-schema.js';
import { runSuiteIn } from '../suite/run-suite.js';
import type { SuiteEvent } from '../suite/suite-events.js';
import type { SuiteOptions } from '../suite/suite-options.js';
import { fakeWorld } from '../testing/fake-world.js';
import { Workspace } from '../testing/workspace.js';
import { failedIn } from './retry.js';

let workspace: Workspace;
let root: string;
let events: SuiteEvent[];
beforeEach(async () => {
  workspace = await Workspace.create();
  ({ root } = workspace);
  events = [];
});
afterEach(() => workspace.remove());

const run = (models: string[], options: Partial<SuiteOptions> = {}) =>
  runSuiteIn(fakeWorld(root), {
    registryRoot: root,
    models,
    mode: 'quick',
    images: workspace.images,
    onEvent: (event) => events.push(event),
    ...options,
  });

/** As if the model had died on its way: only its first scenario was measured. */
function withFailure(report: Report, variant: string): Report {
  const model = report.results_by_model[variant]!;
  const scenarios = Object.fromEntries(
    Object.entries(model.scenarios).map(([name, scenario]) =>
      name === 'single_inference' ? [name, scenario] : [name, { ...scenario, state: 'not-run' as const }],
    ),
  );
  const error = { code: 'KILLED', message: 'It died.', exit_code: null, signal: 'SIGKILL' };
  return {
    ...report,
    results_by_model: {
      ...report.results_by_model,
      [variant]: { ...model, state: 'failed', error, scenarios },
    },
  };
}

describe('what failed in a report', () => {
  it('is measured again alone, and the report is whole then', async () => {
    const before = withFailure(await run(['well', 'well-but-large']), 'well');
    events = [];
    const report = await run([], { retry: before });
    expect(events.flatMap((event) => (event.type === 'model-started' ? [event.variant] : []))).toEqual([
      'well',
    ]);
    expect(Object.keys(report.results_by_model)).toEqual(['well', 'well-but-large']);
    expect(report.results_by_model['well-but-large']).toEqual(before.results_by_model['well-but-large']);
    const well = report.results_by_model['well'];
    expect(well).toMatchObject({ state: 'measured', error: null });
    expect(Object.keys(well?.scenarios ?? {})).toEqual(
      Object.keys(before.results_by_model['well']!.scenarios),
    );
    expect(Object.values(well?.scenarios ?? {}).map(({ state }) => state)).toEqual(
      Object.values(well?.scenarios ?? {}).map(() => 'complete'),
    );
    expect(well?.scenarios.single_inference).toEqual(
      before.results_by_model['well']?.scenarios.single_inference,
    );
    expect(report.notes[0]).toBe(
      `What had failed in the report of ${before.created_at} was measured again: well.`,
    );
    expect(reportSchema.parse(report)).toEqual(report);
  });

  it('may fail again, and what had been measured is kept', async () => {
    const first = await run(['abort']);
    expect([...failedIn(first)]).toEqual([
      ['abort', ['single_inference', 'load', 'batch', 'concurrent', 'memory', 'cleanup']],
    ]);
    const again = await run([], { retry: first });
    expect(again.results_by_model['abort']?.state).toBe('failed');
  });

  it('is nothing where all was measured, which is an error', async () => {
    const report = await run(['well']);
    await expect(run([], { retry: report })).rejects.toMatchObject({
      exitCode: 64,
      message: `Nothing failed in the report of ${report.created_at}: there is nothing to measure again.`,
    });
  });

  it('is refused in a report of other conditions, naming them, and leaves nothing behind', async () => {
    const report = withFailure(await run(['well']), 'well');
    const elsewhere = { ...report, environment: { ...report.environment, machine_id: 'elsewhere' } };
    await expect(run([], { retry: elsewhere })).rejects.toMatchObject({
      exitCode: 64,
      message: expect.stringContaining('Then the machine was elsewhere, now it is ') as string,
    });
    expect(await workspace.runsLeft()).toEqual([]);
  });
});
