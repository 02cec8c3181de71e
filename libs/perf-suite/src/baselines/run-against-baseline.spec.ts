import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runSuiteIn } from '../suite/run-suite.js';
import { fakeWorld } from '../testing/fake-world.js';
import { formatBaseline } from './format-baseline.js';
import { readBaseline } from './read-baseline.js';
import { updateBaselineIn } from './update-baseline.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-regression-'));
});
afterEach(() => rm(root, { recursive: true }));

const run = () =>
  runSuiteIn(fakeWorld(root), { registryRoot: root, models: ['well'], mode: 'quick', timeMs: 60_000 });

/** Measures one process and stores it as twenty, whose medians lie around this. */
async function storeBaseline(medianMs: number): Promise<string> {
  const { baseline, path } = await updateBaselineIn(fakeWorld(root), {
    registryRoot: root,
    variant: 'well',
    runs: 1,
  });
  const processes = Array.from({ length: 20 }, (_, index) => ({
    single_inference_ms: { value: medianMs * (1 + (index % 3) / 1000) },
  }));
  await writeFile(path, formatBaseline({ ...baseline, processes }));
  return path;
}

describe('a run', () => {
  it('is critical where a model became slower than its baseline, and says what to do', async () => {
    await storeBaseline(8);
    const { results_by_model, summary, recommendations } = await run();
    expect(results_by_model['well']!.regressions).toMatchObject([
      { metric: 'single_inference_ms', verdict: 'fail', value: 10, n: 20 },
    ]);
    expect([summary.exit_code, summary.reason]).toEqual([1, 'Worse than the baseline: well.']);
    expect(recommendations.map(({ rule }) => rule)).toContain('regression');
  });

  it('says nothing of a baseline where there is none', async () => {
    const { results_by_model, recommendations } = await run();
    expect(results_by_model['well']!.regressions).toEqual([]);
    expect(JSON.stringify(recommendations)).not.toContain('baseline');
  });

  it('is not comparable where another machine alone has a baseline', async () => {
    const path = await storeBaseline(8);
    const elsewhere = join(root, 'baselines', 'elsewhere');
    const { fingerprint, ...baseline } = (await readBaseline(path))!;
    await rm(dirname(path), { recursive: true });
    for (const machine of ['broken', 'elsewhere']) await mkdir(join(root, 'baselines', machine));
    await writeFile(join(root, 'baselines', 'broken', 'well.json'), '{}');
    const other = { ...baseline, fingerprint: { ...fingerprint, cpu_model: 'Another 9000' } };
    await writeFile(join(elsewhere, 'well.json'), formatBaseline(other));
    const { results_by_model, summary, recommendations } = await run();
    expect(results_by_model['well']!.regressions).toMatchObject([
      {
        verdict: 'not-comparable',
        reason: expect.stringMatching(/^The baseline was taken with another cpu_model \(Another 9000 → /),
      },
    ]);
    expect(summary.exit_code).not.toBe(1);
    expect(recommendations.map(({ rule }) => rule)).toContain('not-comparable-baseline');
  });

  it('ends before it measures where its baseline cannot be read', async () => {
    const path = await storeBaseline(8);
    await writeFile(path, '{}');
    await expect(run()).rejects.toMatchObject({ code: 'BASELINE_READ', exitCode: 64 });
  });
});
