import { join } from 'node:path';
import { ModelFolder } from '../testing/models.js';
import { runScript } from '../testing/run-script.js';

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

const script = join('src', 'testing', 'operators-of.mjs');

it('finds what a network is made of and that it takes time', async () => {
  const { code, output } = await runScript(script, [await models.ratio()]);
  expect(code).toBe(0);
  const operators = JSON.parse(output) as [type: string, nodes: number, takesTime: boolean][];
  expect(operators).toContainEqual(['Div', 1, true]);
});

it('fails as opening does where there is no model', async () => {
  const { code, output } = await runScript(script, ['none.onnx']);
  expect({ code, output }).toEqual({ code: 1, output: 'MODEL_LOAD' });
});
