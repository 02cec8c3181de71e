import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SuiteOptions } from '../suite/suite-options.js';
import { planModels } from '../suite/plan-models.js';
import { fakeWorld } from '../testing/fake-world.js';
import { storeCost, type StoredCost } from './cost-store.js';
import { makePlan } from './make-plan.js';
import { manifestDigest } from './manifest-digest.js';
import { planEstimateMs, type RunPlan } from './run-plan.js';

const here = { machine_id: 'here', cpu_cores: 4, cpu_quota: null };

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-plan-'));
});
afterEach(() => rm(root, { recursive: true }));

async function plan(
  models: readonly string[],
  options: Partial<SuiteOptions> = {},
  machine: Parameters<typeof makePlan>[2] = here,
): Promise<RunPlan> {
  const world = fakeWorld(root);
  const planned = await planModels(models, world.registry(root), world.sizeClassOf);
  const about: SuiteOptions = { registryRoot: root, models, mode: 'comprehensive', ...options };
  return makePlan(planned, about, machine, world.workOf);
}

const variantsOf = ({ models }: RunPlan) => models.map(({ model }) => model.manifest.variant);

/** As measured on a machine: twice as fast as assumed. */
async function remember(variant: string, about: Partial<StoredCost> = {}): Promise<void> {
  const manifest = await fakeWorld(root).registry(root).manifest(variant);
  await storeCost(root, 'here', variant, () => ({
    manifest_sha256: manifestDigest(manifest),
    artifact_sha256: 'a'.repeat(64),
    gflops: 6.5,
    parameters: 2_600_000,
    open_ms: 69.5,
    inference_ms: 32.5,
    overhead_ms: 1234,
    durations_ms: { comprehensive: { load: 4321 } },
    ...about,
  }));
}

describe('a plan', () => {
  it('assumes what models take where nothing was measured, and says so', async () => {
    const { models, timeMs, dropped } = await plan(['well']);
    expect(models[0]?.cost).toEqual({ source: 'assumed', inferenceMs: 65, openMs: 139, overheadMs: 2500 });
    expect({ timeMs, dropped }).toEqual({ timeMs: null, dropped: [] });
  });

  it('rests on what was measured of the model on this machine', async () => {
    await remember('well');
    const [model] = (await plan(['well'])).models;
    expect(model?.cost).toEqual({ source: 'measured', inferenceMs: 32.5, openMs: 69.5, overheadMs: 1234 });
    expect(model?.scenarios.find(({ name }) => name === 'load')?.estimateMs).toBe(4321);
  });

  it('rests on the other models of this machine where the model itself was not measured', async () => {
    await remember('well');
    const [model] = (await plan(['abort'])).models;
    expect(model?.cost).toEqual({
      source: 'other-models',
      inferenceMs: 32.5,
      openMs: 69.5,
      overheadMs: 1234,
    });
  });

  it.each([
    ['on another machine', { ...here, machine_id: 'elsewhere' }, {}],
    ['by another manifest', here, { manifest_sha256: 'b'.repeat(64) }],
  ])('does not rest on what was measured %s', async (_, machine, about) => {
    await remember('well', about);
    const [model] = (await plan(['well'], {}, machine)).models;
    expect(model?.cost.source).not.toBe('measured');
  });

  it.each(['', '{', '{"version":99}'])(
    'takes a store of costs that holds %j for an empty one',
    async (text) => {
      await mkdir(join(root, '.framegate'));
      await writeFile(join(root, '.framegate', 'costs.json'), text);
      expect((await plan(['well'])).models[0]?.cost.source).toBe('assumed');
    },
  );

  it('is split alike on all machines, whatever they know of costs', async () => {
    const models = ['abort', 'exit', 'stop', 'wait', 'well'];
    const shard = { index: 2, count: 3 };
    const before = variantsOf(await plan(models, { shard }));
    await remember('well', { inference_ms: 9999 });
    const other = { machine_id: 'elsewhere', cpu_cores: 96, cpu_quota: 48 };
    expect(variantsOf(await plan(models, { shard }))).toEqual(before);
    expect(variantsOf(await plan(models, { shard }, other))).toEqual(before);
  });

  it('has the same digest in all shards, and another for other models or scenarios', async () => {
    const models = ['abort', 'exit', 'well'];
    const { sha256 } = await plan(models);
    expect((await plan(models, { shard: { index: 2, count: 2 } })).sha256).toBe(sha256);
    expect((await plan(['abort', 'exit'])).sha256).not.toBe(sha256);
    expect((await plan(models, { scenarios: ['load'] })).sha256).not.toBe(sha256);
  });

  it('has the scenarios asked for, and fits a budget', async () => {
    const { mode, models, budgetMs, timeMs } = await plan(['well'], {
      scenarios: ['single_inference', 'load'],
      budgetMs: 10_000,
    });
    expect(mode.scenarios).toEqual(['single_inference', 'load']);
    expect({ budgetMs, timeMs }).toEqual({ budgetMs: 10_000, timeMs: 10_000 });
    expect(planEstimateMs(models)).toBeCloseTo(10_000);
  });

  it('is refused without a scenario', async () => {
    await expect(plan(['well'], { scenarios: [] })).rejects.toMatchObject({ exitCode: 64 });
  });
});
