import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelRegistry } from '@framegate/model-registry';
import sharp from 'sharp';
import { collectScenarios } from '../analysis/collect-scenarios.js';
import { modes } from '../modes/modes.js';
import type { ScenarioResult } from '../report/schema/scenario-schema.js';
import type { Budget } from '../scenarios/budget.js';
import { quickLoad } from '../scenarios/load-budgets.js';
import { stressBudget } from '../scenarios/stress/stress-budget.js';
import { measureModel } from './measure-model.js';

const ms = 60_000;
const least: Budget = {
  load: { loads: 2 },
  warmUp: { runs: 10, ms },
  single: { samples: 3 },
  batch: { size: 2, batches: 1 },
  concurrent: { requests: 2, bursts: 1, waitMs: ms },
  concurrency: { callers: [1, 2], requests: 2 },
  server: { ...quickLoad.server, rate: 200, requests: 4 },
  cameras: { ...quickLoad.cameras, framesPerSecond: 100, frames: 4, trialMs: 0 },
  memory: { inferences: 8, batches: 1 },
  cleanup: { cycles: 2 },
  leak: { inferences: 4 },
  stress: stressBudget,
};

/** All but stress, which has tests of its own. */
const asked = [...modes.quick.scenarios, 'concurrency', 'server', 'cameras', 'operators', 'leak'] as const;

let root: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'framegate-child-'));
  await mkdir(join(root, 'models', 'yolo11n'), { recursive: true });
  const manifest = { variant: 'yolo11n', family: 'yolo', imageSize: 64, weights: { source: 'synthetic' } };
  await writeFile(join(root, 'models', 'yolo11n', 'model.json'), JSON.stringify(manifest));
  const image = sharp({ create: { width: 40, height: 30, channels: 3, background: '#483' } });
  await writeFile(join(root, 'a.png'), await image.png().toBuffer());
});
afterAll(() => rm(root, { recursive: true }));

const enough = { ms, limitMs: ms };

const measure = (models: readonly string[], time = enough) =>
  measureModel({
    variant: 'yolo11n',
    models: [...models],
    family: 'yolo',
    scenarios: asked,
    budget: least,
    images: [{ name: 'a.png', path: join(root, 'a.png'), pixels: 1200 }],
    directory: root,
    time,
    timeoutMs: ms,
    signal: new AbortController().signal,
    onMessage: () => undefined,
  });

describe('the built measuring process on a real network', () => {
  it('completes every scenario, with every stage of every inference', async () => {
    const { artifact } = await new ModelRegistry({ root }).resolve('yolo11n');
    const { events, error } = await measure(artifact.files.map(({ path }) => path));
    expect(error).toBeNull();
    const scenarios = collectScenarios(asked, events, error);
    expect(
      Object.values<ScenarioResult>(scenarios).map(({ name, state, error }) => [name, state, error]),
    ).toEqual(asked.map((name) => [name, 'complete', null]));
    for (const { stages_ms, total_ms } of scenarios.single_inference.samples) {
      expect(Object.keys(stages_ms).sort()).toEqual([
        'decode',
        'inference',
        'postprocess',
        'preprocess',
        'queue',
      ]);
      const sum = Object.values(stages_ms).reduce((total, stage) => total + stage, 0);
      expect(sum).toBeLessThanOrEqual(total_ms);
    }
    for (const { integrity } of Object.values<ScenarioResult>(scenarios)) {
      expect(integrity['others_cores']).toBeGreaterThanOrEqual(0);
    }
    expect(scenarios.server.integrity['generator_late_p99_ms']).toBeGreaterThanOrEqual(0);
    expect(scenarios.memory.figures['loaded_mb']).toBeGreaterThan(0);
    expect(events.find(({ type }) => type === 'engine')).toMatchObject({
      image_size: { height: 64, width: 64 },
    });
  });

  it('leaves out what there is no time for, and says so', async () => {
    const { artifact } = await new ModelRegistry({ root }).resolve('yolo11n');
    const paths = artifact.files.map(({ path }) => path);
    const { events, error } = await measure(paths, { ms: 1, limitMs: 1 });
    expect(error).toBeNull();
    expect(
      Object.values(collectScenarios(asked, events, error)).map(({ state, flags }) => [state, flags]),
    ).toEqual(
      asked.map(() => [
        'not-run',
        [
          {
            code: 'no-time-left',
            message: "The model's time was over before it could be measured.",
          },
        ],
      ]),
    );
  });

  it('gives each scenario its own error where the model cannot be opened, and ends well', async () => {
    const broken = join(root, 'broken.onnx');
    await writeFile(broken, 'no network');
    const { events, error } = await measure([broken]);
    expect(error).toBeNull();
    const failures = Object.values(collectScenarios(asked, events, error)).map(({ state, error }) => [
      state,
      error?.code,
    ]);
    expect(new Set(failures.map(String))).toEqual(new Set(['failed,MODEL_LOAD']));
  });
});
