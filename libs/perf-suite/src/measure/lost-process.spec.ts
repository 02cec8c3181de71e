import { execFileSync } from 'node:child_process';
import { collectScenarios } from '../analysis/collect-scenarios.js';
import { readReport } from '../report/read-report.js';
import { quickBudget } from '../scenarios/budget.js';
import { fakeWorld } from '../testing/fake-world.js';
import { makeNullWorkspace, type NullWorkspace } from '../testing/null-workspace.js';
import { runSuiteIn } from '../suite/run-suite.js';
import type { MeasureEvent } from './events.js';
import { measureModel } from './measure-model.js';

const entry = new URL('../testing/failing-child.mjs', import.meta.url);
const scenarios = ['single_inference', 'load'] as const;
const samples = 20;

let workspace: NullWorkspace;
beforeAll(async () => {
  workspace = await makeNullWorkspace();
});
afterAll(() => workspace.remove());
afterEach(() => {
  delete process.env['FRAMEGATE_TEST_WRITES'];
});

function measure(writes: string, directory = workspace.root) {
  process.env['FRAMEGATE_TEST_WRITES'] = writes;
  return measureModel({
    models: [workspace.model],
    family: 'null',
    variant: 'null',
    budget: { ...quickBudget, single: { samples }, load: { loads: 2 } },
    images: [{ name: 'a.png', path: `${workspace.images}/a.png`, pixels: 1200 }],
    scenarios,
    directory,
    time: { ms: 60_000, limitMs: 60_000 },
    timeoutMs: 60_000,
    signal: new AbortController().signal,
    onMessage: () => undefined,
    entry,
  });
}

const measured = (events: readonly MeasureEvent[], name: string) =>
  events.filter((event) => event.type === 'sample' && event.scenario === name && !event.sample.warm_up)
    .length;

if (process.platform !== 'win32') {
  describe('a real measuring process that is killed', () => {
    it.each([
      ['before it has opened the model', 'scenario-started before', 0, 'not-run', 'not-run'],
      ['while it opens the model', 'engine before', 0, 'failed', 'not-run'],
      ['when it has opened the model', 'engine after', 0, 'failed', 'not-run'],
      ['within the line of its first sample', 'sample within', 0, 'failed', 'not-run'],
      ['when it has written its first sample', 'sample after', 0, 'failed', 'not-run'],
      ['before it writes that a scenario has ended', 'scenario-ended before', samples, 'failed', 'not-run'],
      [
        'within the line that says that a scenario has ended',
        'scenario-ended within',
        samples,
        'failed',
        'not-run',
      ],
      ['between two scenarios', 'scenario-ended after', samples, 'complete', 'not-run'],
      ['when all is measured, before it says so', 'finished before', samples, 'complete', 'complete'],
      ['within its last line', 'finished within', samples, 'complete', 'complete'],
    ])('%s keeps all that it had measured', async (_, moment, kept, first, second) => {
      const { events, error } = await measure(`kill ${moment}`);
      expect(error).toMatchObject({ code: 'KILLED', signal: 'SIGKILL' });
      expect(measured(events, 'single_inference')).toBe(kept);
      const { single_inference, load } = collectScenarios(scenarios, events, error);
      expect([single_inference.state, load.state]).toEqual([first, second]);
    });

    it('costs its own scenarios: the report is valid, and the other process is measured', async () => {
      process.env['FRAMEGATE_TEST_WRITES'] = 'kill scenario-ended after';
      const { root, images, model } = workspace;
      const world = fakeWorld(root);
      const registry = world.registry(root);
      const output = `${root}/report.json`;
      await runSuiteIn(
        {
          ...world,
          entry,
          registry: () => ({
            ...registry,
            async resolve(variant) {
              const resolved = await registry.resolve(variant);
              const { artifact } = resolved;
              return {
                ...resolved,
                family: 'null',
                artifact: { ...artifact, files: [{ ...artifact.files[0]!, path: model }] },
              };
            },
          }),
        },
        { registryRoot: root, images, models: ['null'], mode: 'quick', output, timeMs: 20_000 },
      );
      const { null: result } = (await readReport(output)).results_by_model;
      expect(result).toMatchObject({ state: 'failed', error: { code: 'KILLED' } });
      const states = Object.values(result!.scenarios).map(({ name, state }) => [name, state]);
      expect(Object.fromEntries(states)).toEqual({
        single_inference: 'complete',
        load: 'not-run',
        batch: 'not-run',
        concurrent: 'not-run',
        memory: 'complete',
        cleanup: 'not-run',
      });
    });
  });
}

if (canLimit()) {
  describe('a real measuring process whose disk is full', () => {
    it.each([0, 1, 150, 2500])(
      'after %d bytes loses nothing, and says that memory alone holds it',
      async (bytes) => {
        const { events, error } = await measure(`limit ${bytes}`);
        expect(error).toBeNull();
        const { single_inference, load } = collectScenarios(scenarios, events, error);
        expect([single_inference.state, load.state]).toEqual(['complete', 'complete']);
        expect(measured(events, 'single_inference')).toBe(samples);
        expect(load.samples).toHaveLength(2);
        const told = single_inference.flags.filter(({ code }) => code === 'events-unwritten');
        expect(told).toEqual([
          {
            code: 'events-unwritten',
            message: expect.stringMatching(
              /^From here on nothing could be written to .*null\.timing\.jsonl: EFBIG: .* Make room on the disk\.$/,
            ) as string,
          },
        ]);
      },
    );
  });
}

describe('a measuring process that the system does not start', () => {
  it('is an error of the model, not of the run', async () => {
    const { events, error, interrupted } = await measure('', `${workspace.root}/nowhere`);
    expect({ events, interrupted }).toEqual({ events: [], interrupted: false });
    expect(error).toMatchObject({
      code: 'ENOENT',
      message: expect.stringContaining('The measuring process could not be started: ENOENT') as string,
    });
  });
});

function canLimit(): boolean {
  try {
    execFileSync('prlimit', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
