import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readReport } from '../report/read-report.js';
import type { SuiteEvent } from '../suite/suite-events.js';
import { fakeWorld } from '../testing/fake-world.js';
import { Workspace } from '../testing/workspace.js';
import type { CompareOptions } from './compare-options.js';
import { compareVersionsIn } from './compare-versions.js';

let workspace: Workspace;
let root: string;
let events: SuiteEvent[];
beforeEach(async () => {
  workspace = await Workspace.create();
  ({ root } = workspace);
  events = [];
});
afterEach(() => workspace.remove());

/** Models are named for how the scripted sides behave. */
async function compare(base: string, head: string, about: Partial<CompareOptions> = {}) {
  for (const name of [base, head]) await writeFile(join(root, `${name}.onnx`), name);
  const world = {
    ...fakeWorld(root),
    sideEntry: new URL('../testing/scripted-side.mjs', import.meta.url),
  };
  return compareVersionsIn(world, {
    registryRoot: root,
    base: [join(root, `${base}.onnx`)],
    head: [join(root, `${head}.onnx`)],
    images: workspace.images,
    output: join(root, 'report.json'),
    onEvent: (event) => events.push(event),
    ...about,
  });
}

describe('a comparison', () => {
  it('of the same ends with 0 after the first look, in a report that reads back', async () => {
    const report = await compare('same', 'same');
    expect(report.summary).toMatchObject({ verdict: 'pass', exit_code: 0 });
    expect(report.comparisons[0]).toMatchObject({
      variant: 'same',
      base: { kind: 'onnx', commit: null, artifact_sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      outputs: { same: true, compared: 1, difference: null },
      looks: [10, 16],
      pairs: 10,
      operators: null,
      verdict: 'ok',
    });
    expect(await readReport(join(root, 'report.json'))).toEqual(report);
    expect(await workspace.runsLeft()).toEqual([]);
  });

  it('finds what is slower, ends with 1 and names the stage and the operator', async () => {
    const { summary, comparisons } = await compare('same', 'slower');
    expect(summary).toMatchObject({ verdict: 'critical', exit_code: 1 });
    const [comparison] = comparisons;
    expect(comparison).toMatchObject({ verdict: 'regressed', pairs: 10 });
    expect(comparison!.reason).toContain('The median time changed by +20.0 %');
    expect(comparison!.reason).toContain('Of the stages inference lost most');
    expect(comparison!.reason).toContain('Operators that got slower: Conv 20 to 24 ms.');
    expect(comparison!.operators!.head[0]).toMatchObject({ type: 'Conv', ms: 24 });
  });

  it('says that results differ before any time is measured, whatever the speed', async () => {
    const { summary, comparisons } = await compare('same', 'different');
    expect(summary).toMatchObject({ verdict: 'critical', exit_code: 1, failed: 1 });
    expect(comparisons[0]).toMatchObject({ verdict: 'different-outputs', pairs: 0, metrics: [] });
    expect(comparisons[0]!.reason).toContain('a.png: base finds cat with a score of 0.90');
    expect(events.map(({ type }) => type)).not.toContain('pair-measured');
  });

  it('says in how many pairs a side had not settled', async () => {
    const { notes } = await compare('same', 'unsteady');
    expect(notes).toEqual([
      'In 10 of 10 pairs a side had not settled after its warm-up: others use this machine.',
    ]);
  });

  it('tells beforehand how long it takes', async () => {
    await compare('same', 'same');
    expect(events.find(({ type }) => type === 'pairs-planned')).toMatchObject({ pairs: 16, samples: 80 });
  });
});

describe('a side that cannot be measured', () => {
  it('is an error that says which, and why', async () => {
    await expect(compare('same', 'refuses')).rejects.toMatchObject({
      code: 'SIDE_PREPARATION',
      exitCode: 1,
      message: 'Cannot measure head: It is no model.',
    });
    expect(await workspace.runsLeft()).toEqual([]);
  });

  it('gives the comparison up where its processes keep dying, and keeps what was measured', async () => {
    const { summary, notes, ...report } = await compare('dies', 'same');
    expect(summary).toMatchObject({
      verdict: 'critical',
      exit_code: 1,
      reason: expect.stringMatching(
        /^Given up after 0 pairs of processes, as 4 processes died; .*out of paper/,
      ) as string,
    });
    expect(report.comparisons).toMatchObject([{ pairs: 0, verdict: 'inconclusive' }]);
    expect(notes).toHaveLength(4);
    expect(events.filter(({ type }) => type === 'side-died')).toHaveLength(4);
    expect(await workspace.runsLeft()).toEqual([]);
  });
});

describe('a comparison that is interrupted', () => {
  it('ends with 130 and the report of the pairs so far', async () => {
    const controller = new AbortController();
    const report = await compare('same', 'slower', {
      signal: controller.signal,
      onEvent: (event) => {
        if (event.type === 'pair-measured' && event.done === 2) controller.abort(new Error('Enough.'));
      },
    });
    expect(report.summary).toMatchObject({ verdict: 'interrupted', exit_code: 130 });
    expect(report.comparisons[0]).toMatchObject({
      pairs: 2,
      verdict: 'inconclusive',
      reason: 'Interrupted after 2 pairs of processes, before a verdict was due.',
    });
  });
});

describe('what is asked wrongly', () => {
  it.each<[string, Partial<CompareOptions>, RegExp]>([
    ['a side that is nothing', { base: 'no-such-thing' }, /^Expected a git ref, .* no commit of/],
    ['a missing file', { base: ['none.onnx'] }, /^Expected an \.onnx file, got none\.onnx/],
    ['a missing manifest', { base: 'models/none/model.json' }, /^Expected a model\.json, got/],
    ['a folder that is no workspace', { base: tmpdir() }, /is no workspace, as it has no models\//],
  ])('is an error before anything is measured: %s', async (_, about, message) => {
    await expect(compare('same', 'same', about)).rejects.toMatchObject({
      code: 'USAGE',
      exitCode: 64,
      message: expect.stringMatching(message),
    });
    expect(events).toEqual([]);
  });

  it('is an error for whole workspaces without the name of a model', async () => {
    const world = fakeWorld(root);
    await writeFile(join(root, 'same.onnx'), '');
    const options = { registryRoot: root, base: [join(root, 'same.onnx')] };
    await expect(compareVersionsIn(world, options)).rejects.toThrow(
      'Expected the name of the model to compare, as the sides are whole workspaces, and got none.',
    );
    await expect(compareVersionsIn(world, { ...options, variant: 'missing' })).rejects.toMatchObject({
      code: 'USAGE',
    });
  });
});
