import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelRegistry, SafetensorsError } from '@framegate/model-registry';
import { mutateBytes } from '../mutation/mutate-bytes.js';
import { mutateJson } from '../mutation/mutate-json.js';
import { splitHeader, withHeader } from '../seeds/safetensors-file.js';
import { tinyFamily } from '../seeds/tiny-family.js';
import { weightFiles } from '../seeds/weight-files.js';
import type { Target } from './target.js';

const manifest = { variant: 'tiny', family: 'tiny', imageSize: 16, weights: { source: 'synthetic' } };

/** Files of weights that a model is built with. */
export const safetensors: Target = {
  name: 'safetensors',
  cases: 3000,
  deadlineMs: 20_000,
  memoryLimit: 384e6,
  refusals: [SafetensorsError],
  seeds: async () => weightFiles(),
  mutate({ bytes }, random, seeds) {
    if (random.happens(0.4)) {
      return mutateBytes(
        bytes,
        random,
        seeds.map((seed) => seed.bytes),
      );
    }
    const { header, data } = splitHeader(bytes);
    return withHeader(mutateJson(header, random), [random.happens(0.9) ? data : mutateBytes(data, random)]);
  },
  async open(folder) {
    await mkdir(join(folder, 'models', 'tiny'), { recursive: true });
    await writeFile(join(folder, 'models', 'tiny', 'model.json'), JSON.stringify(manifest));
    const families = { list: async () => ['tiny'], load: async () => tinyFamily };
    const registry = new ModelRegistry({ root: folder, families });
    const subject = join(folder, 'weights.safetensors');
    return {
      subject,
      async run({ bytes }) {
        await writeFile(subject, bytes);
        const { artifact } = await registry.resolve('tiny', { weights: subject });
        for (const { path } of artifact.files) await rm(path);
      },
      close: async () => undefined,
    };
  },
};
