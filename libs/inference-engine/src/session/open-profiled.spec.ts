import { join } from 'node:path';
import { GraphBuilder, relu, writeModel } from '@framegate/model-graph';
import { ModelFolder } from '../testing/models.js';
import { runScript } from '../testing/run-script.js';

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

it('finds every node on the CPU where there is nothing else', async () => {
  const graph = new GraphBuilder();
  graph.output('y', relu(relu(relu(graph.input('x', 'float32', [2], { 0: 'open' })))));
  const model = await models.file('three-nodes.onnx', '');
  await writeModel(graph.finish({ name: 'three-nodes', producer: { name: 'test', version: '0' } }), model);
  expect(await runScript(join('src', 'testing', 'profile-model.mjs'), [model])).toEqual({
    code: 0,
    output: '[["cpu",3]]',
  });
});
