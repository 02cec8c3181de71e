import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { OnnxFormatError } from '@framegate/model-graph';
import { ManifestError, ModelRegistry, SafetensorsError } from '@framegate/model-registry';
import { mutateJson } from '../mutation/mutate-json.js';
import { manifestFiles, writeStatedFiles } from '../seeds/manifest-files.js';
import type { Target } from './target.js';

/** Manifests, the files that they name, and the models that are built from them. */
export const manifests: Target = {
  name: 'manifests',
  cases: 2000,
  deadlineMs: 30_000,
  memoryLimit: 512e6,
  refusals: [ManifestError, SafetensorsError, OnnxFormatError],
  seeds: manifestFiles,
  mutate: ({ bytes }, random) => mutateJson(Buffer.from(bytes).toString(), random),
  async open(folder) {
    const registry = new ModelRegistry({ root: folder });
    await writeStatedFiles(folder);
    return {
      subject: folder,
      async run({ name, bytes }) {
        const [variant] = name.split('.') as [string];
        const models = join(folder, 'models', variant);
        await mkdir(models, { recursive: true });
        await writeFile(join(models, 'model.json'), bytes);
        try {
          await registry.list();
          await registry.resolve(variant);
        } finally {
          await Promise.all(
            [models, join(folder, '.framegate')].map((path) => rm(path, { recursive: true, force: true })),
          );
        }
      },
      close: async () => undefined,
    };
  },
};
