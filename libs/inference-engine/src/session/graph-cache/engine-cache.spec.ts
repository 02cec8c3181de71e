import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { InferenceEngine } from '../../engine/inference-engine.js';
import { shade } from '../../testing/images.js';
import { ModelFolder } from '../../testing/models.js';

let models: ModelFolder;

beforeAll(async () => {
  models = await ModelFolder.create();
});
afterAll(() => models.remove());

describe('InferenceEngine with a graph cache', () => {
  it('answers the same without it, while it is made by several workers, and by it', async () => {
    const model = await models.segmenter();
    const graphCache = join(dirname(model[0]), 'cache');
    const answer = async (options: { graphCache?: string }) => {
      await using engine = await InferenceEngine.open({ model, workers: 2, threads: 1, ...options });
      const { masks } = await engine.infer(shade(), {
        prompt: {
          points: [
            { x: 9, y: 5, label: 1 },
            { x: 40, y: 33, label: 0 },
          ],
        },
      });
      return { masks, states: engine.info.graphCache?.map(({ state }) => state) };
    };
    const plain = await answer({});
    const made = await answer({ graphCache });
    const found = await answer({ graphCache });
    expect(plain.states).toBeUndefined();
    expect(found.states).toEqual(['found', 'found']);
    expect(made.masks).toEqual(plain.masks);
    expect(found.masks).toEqual(plain.masks);
    // One entry for each network, and the notes of their digests where there are any.
    expect((await readdir(graphCache)).filter((name) => name !== 'digests')).toHaveLength(2);
  });
});
