import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ModelRegistry } from '@framegate/model-registry';
import sharp from 'sharp';
import { measurePair } from '../pairs/measure-pair.js';
import { measuredPair } from '../pairs/measured-pair.js';
import type { PairPlan } from '../pairs/pair-plan.js';
import { processArms } from '../pairs/process-arm.js';
import { profileArms } from '../operators/profile-arms.js';
import { workspaceModel } from '../sides/workspace-model.js';
import { probeSides } from '../verdict/probe-sides.js';
import type { SideJob } from './side-job.js';

const workspace = fileURLToPath(new URL('../../../../..', import.meta.url));
const plan: PairPlan = {
  latency: Array.from({ length: 6 }, () => [0, 0, 0, 0]),
  throughput: [
    [0, 0],
    [0, 0],
  ],
  callers: 2,
};

let root: string;
let models: string[];
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-sides-'));
  await mkdir(join(root, 'models', 'null'), { recursive: true });
  const manifest = { variant: 'null', family: 'null', imageSize: 64, precision: 'fp32', batch: 1 };
  const weights = { source: 'synthetic' };
  await writeFile(join(root, 'models', 'null', 'model.json'), JSON.stringify({ ...manifest, weights }));
  const { artifact } = await new ModelRegistry({ root }).resolve('null');
  models = artifact.files.map(({ path }) => path);
  const image = sharp({ create: { width: 64, height: 48, channels: 3, background: '#483' } });
  await writeFile(join(root, 'a.png'), await image.png().toBuffer());
});
afterAll(() => rm(root, { recursive: true }));

function arms(head: Partial<SideJob> = {}) {
  const side = { workspace: null, models, family: 'null', slowdown: 0 };
  return processArms({
    sides: { base: { ...side, workspace }, head: { ...side, ...head } },
    images: [{ name: 'a.png', path: join(root, 'a.png') }],
    directory: root,
    timeoutMs: 60_000,
    signal: new AbortController().signal,
  });
}

describe('processes of both sides', () => {
  it('measure the engine of a workspace and their own, and see a slowdown that was planted', async () => {
    const { base, head } = measuredPair(await measurePair(arms({ slowdown: 3 }), plan, 0));
    expect(Object.keys(base)).toEqual(expect.arrayContaining(['median_ms', 'inference_ms']));
    expect(base.throughput_per_second).toBeGreaterThan(0);
    expect(head.median_ms!).toBeGreaterThan(2 * base.median_ms!);
    expect(head.throughput_per_second!).toBeLessThan(base.throughput_per_second! / 2);
  });

  it('find the same in the same image', async () => {
    const { outputs, callers } = await probeSides(arms(), ['a.png']);
    expect(outputs).toEqual({ same: true, compared: 1, difference: null });
    expect(callers).toBe(2);
  });

  it('profile the operators of the network', async () => {
    const { base, head } = await profileArms(arms());
    for (const operators of [...base, ...head]) {
      expect(operators.map(({ type }) => type).toSorted()).toEqual(['Concat', 'Sub']);
    }
  });

  it('say what is wrong with a workspace that has no engine', async () => {
    await expect(probeSides(arms({ workspace: root }), ['a.png'])).rejects.toMatchObject({
      code: 'SIDE_PREPARATION',
      message: expect.stringContaining(`Expected @framegate/inference-engine among the packages of ${root}`),
    });
  });
});

describe('a model of another workspace', () => {
  const about = { label: 'there', signal: new AbortController().signal };

  it('is made by the code of that workspace', async () => {
    expect(await workspaceModel(workspace, 'yolo11n', about)).toMatchObject({
      family: 'yolo',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('that is not there is an error that says so', async () => {
    await expect(workspaceModel(workspace, 'yolo11q', about)).rejects.toMatchObject({
      code: 'SIDE_PREPARATION',
      message: expect.stringMatching(/^Looking up yolo11q in there failed .*There is no model "yolo11q"/s),
    });
  });
});
