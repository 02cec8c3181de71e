import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cast, concat, GraphBuilder, reshape, writeModel } from '@framegate/model-graph';
import { runOnnx } from '@framegate/model-graph/testing';
import { transformersForm } from './transformers-form.js';

let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'framegate-no-rows-'));
});

afterAll(() => rm(directory, { recursive: true }));

/** A network with the prompts of transformers.js, which hands back all coordinates that it got. */
async function writeEcho(): Promise<string> {
  const graph = new GraphBuilder();
  const points = graph.input('input_points', 'float32', [1, 1, 3, 2], { 2: 'points' });
  const labels = graph.input('input_labels', 'int64', [1, 1, 3], { 2: 'points' });
  const boxes = graph.input('input_boxes', 'float32', [1, 1, 4], { 1: 'boxes' });
  const corners = reshape(boxes, [2, 2], [-1, 2]);
  graph.output('coordinates', concat([reshape(points, [3, 2], [-1, 2]), corners], 0), { 0: 'rows' });
  graph.output('labels', cast(labels, 'float32'), { 2: 'points' });
  const path = join(directory, 'echo.onnx');
  await writeModel(graph.finish({ name: 'echo', producer: { name: 'test', version: '0' } }), path);
  return path;
}

describe('prompts of no rows', () => {
  it('are taken by the runtime', async () => {
    const path = await writeEcho();
    const room = { points: undefined, mask: { height: 1, width: 1 } };
    const run = async (prompt: Parameters<typeof transformersForm.feeds>[0]) => {
      const feeds = transformersForm.feeds(prompt, room);
      const outputs = await runOnnx(
        path,
        Object.entries(feeds).map(([name, { data, dims }]) => {
          const type = name === 'input_labels' ? ('int64' as const) : ('float32' as const);
          return { name, type, data: data as Float32Array | BigInt64Array, dims };
        }),
      );
      return [Array.from(outputs['coordinates']!.data), Array.from(outputs['labels']!.data)];
    };
    expect(await run({ points: [{ x: 5, y: 6, label: 1 }] })).toEqual([[5, 6], [1]]);
    expect(await run({ points: [], box: [1, 2, 3, 4] })).toEqual([[1, 2, 3, 4], []]);
  });
});
