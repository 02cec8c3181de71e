import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceEngine, readTuning } from '@framegate/inference-engine';
import { runBuilt } from './testing/run-built.js';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-tune-'));
});
afterAll(() => rm(directory, { recursive: true }));

describe('tune', () => {
  it('writes a file that the engine applies to the same model', async () => {
    const model = join(directory, 'small.onnx');
    const file = join(directory, 'small.json');
    await runBuilt('export', 'yolo11n', '--image-size', '64', '--output', model);
    const { code, stdout, stderr } = await runBuilt('tune', model, '--time', '5', '--output', file);
    expect({ code, stderr }).toEqual({ code: 0, stderr: expect.stringContaining('workers and threads') });
    const { latency, throughput } = await readTuning(file);
    expect(latency!.tried).not.toEqual([]);
    const lines = stdout.split('\n').filter((line) => !line.includes(file));
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);

    await using engine = await InferenceEngine.open({ model, tuning: { file, goal: 'throughput' } });
    expect(engine.info).toMatchObject({
      workers: throughput!.settings.workers,
      tuning: { applied: true, overridden: [] },
    });
  });

  it('ends with 1 and writes nothing for a file that is no model', async () => {
    const { code, stderr } = await runBuilt('tune', join(directory, 'none.onnx'));
    expect(stderr).toContain(`Cannot load ${join(directory, 'none.onnx')}: no such file.`);
    expect(code).toBe(1);
  });
});
