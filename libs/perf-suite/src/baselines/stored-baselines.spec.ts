import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { baselineOf, usualProcesses } from '../testing/baseline.js';
import { reportOf } from '../testing/report.js';
import { BaselineReadError } from './baseline-errors.js';
import { baselinePath } from './baseline-path.js';
import type { Baseline } from './baseline-schema.js';
import { describeBaseline } from './describe-baseline.js';
import { formatBaseline } from './format-baseline.js';
import { listBaselines } from './list-baselines.js';
import { removeBaseline, staleBaselines } from './prune-baselines.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-baselines-'));
});
afterEach(() => rm(root, { recursive: true }));

const { environment } = reportOf();
const baseline = (variant: string) => baselineOf(usualProcesses(), reportOf(), variant);

async function store(machine_id: string, variant: string, stored: Baseline | string): Promise<string> {
  const path = baselinePath(root, { machine_id }, variant);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, typeof stored === 'string' ? stored : formatBaseline(stored));
  return path;
}

describe('the baselines of a workspace', () => {
  it('are none without a folder', async () => {
    expect(await listBaselines(root)).toEqual([]);
  });

  it('are listed by machine and variant, those that cannot be read with the reason', async () => {
    await store('b', 'yolo11n', baseline('yolo11n'));
    await store('a', 'yolo11s', '{}');
    await store('a', 'rtdetr-r18', baseline('rtdetr-r18'));
    await writeFile(join(root, 'baselines', 'README.md'), 'no baseline');
    const listed = await listBaselines(root);
    expect(listed.map(({ machine, variant }) => [machine, variant])).toEqual([
      ['a', 'rtdetr-r18'],
      ['a', 'yolo11s'],
      ['b', 'yolo11n'],
    ]);
    expect(listed[0]!.baseline).toEqual(baseline('rtdetr-r18'));
    expect(listed[1]!.baseline).toBeInstanceOf(BaselineReadError);
  });
});

describe('a stale baseline', () => {
  it('is one whose model is gone, or that this machine took with another runtime', async () => {
    const { machine_id } = environment;
    const old = baseline('yolo11s');
    const older = { ...old, fingerprint: { ...old.fingerprint, node: '18.0.0', 'env.OMP_NUM_THREADS': '2' } };
    const gone = await store('elsewhere', 'yolo9', baseline('yolo9'));
    const another = await store(machine_id, 'yolo11s', older);
    await store('elsewhere', 'yolo11s', older);
    await store(machine_id, 'yolo11n', baseline('yolo11n'));
    await store(machine_id, 'yolo11m', '{}');
    const stale = await staleBaselines(root, ['yolo11n', 'yolo11s', 'yolo11m'], environment);
    expect(stale).toEqual([
      {
        path: another,
        reason: 'It was taken with another env.OMP_NUM_THREADS (2 → none), node (18.0.0 → 20.20.2).',
      },
      { path: gone, reason: 'There is no model yolo9 any more.' },
    ]);
    await removeBaseline(stale[1]!);
    expect(await readdir(dirname(gone))).toEqual(['yolo11s.json']);
    await expect(removeBaseline(stale[1]!)).rejects.toThrow(`Cannot remove the baseline ${gone}: ENOENT`);
  });
});

describe('a baseline described', () => {
  it('tells how each figure spreads, and what change a run would be told by', () => {
    const described = describeBaseline(baseline('yolo11n'));
    expect(described).toMatchObject([
      { metric: { name: 'single_inference_ms' }, processes: 20, mean: 50, within_sd: 2 },
    ]);
    expect(described[0]!.minimumDetectableEffect).toBeCloseTo(0.044, 3);
  });

  it('tells of none where its processes are too few', () => {
    const few = baselineOf(usualProcesses(3), reportOf());
    expect(describeBaseline(few)).toMatchObject([{ processes: 3, minimumDetectableEffect: null }]);
  });
});
