import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelRegistry } from '@framegate/model-registry';
import { mutateBytes } from '../mutation/mutate-bytes.js';
import { mutateJson } from '../mutation/mutate-json.js';
import { tinyFamily } from '../seeds/tiny-family.js';
import type { Seed, Target } from './target.js';

const manifest = { variant: 'tiny', family: 'tiny', imageSize: 16, weights: { source: 'synthetic' } };

/** What the registry has kept, damaged on disk: it must be made anew as it was. */
export const artifacts: Target = {
  name: 'artifacts',
  cases: 1000,
  deadlineMs: 20_000,
  memoryLimit: 256e6,
  refusals: [],
  async seeds() {
    const folder = await mkdtemp(join(tmpdir(), 'framegate-fuzz-seeds-'));
    await openRegistry(folder).then((registry) => registry.resolve('tiny'));
    const seeds = await keptFiles(folder);
    await rm(folder, { recursive: true });
    return seeds;
  },
  mutate: ({ name, bytes }, random) =>
    name.endsWith('.json') ? mutateJson(Buffer.from(bytes).toString(), random) : mutateBytes(bytes, random),
  async open(folder) {
    const registry = await openRegistry(folder);
    const { files } = (await registry.resolve('tiny')).artifact;
    const model = await readFile(files[0]!.path);
    return {
      subject: folder,
      async run({ name, bytes }) {
        await writeFile(join(folder, '.framegate', name), bytes);
        const again = await registry.resolve('tiny');
        assert.deepEqual(again.artifact.files, files);
        assert.deepEqual(await readFile(files[0]!.path), model);
      },
      close: async () => undefined,
    };
  },
};

async function openRegistry(root: string): Promise<ModelRegistry> {
  await mkdir(join(root, 'models', 'tiny'), { recursive: true });
  await writeFile(join(root, 'models', 'tiny', 'model.json'), JSON.stringify(manifest));
  return new ModelRegistry({ root, families: { list: async () => ['tiny'], load: async () => tinyFamily } });
}

/** By their path in the store. */
async function keptFiles(root: string): Promise<Seed[]> {
  const store = join(root, '.framegate');
  const files: Seed[] = [];
  for (const folder of ['artifacts', 'recipes']) {
    for (const file of await readdir(join(store, folder))) {
      files.push({ name: join(folder, file), bytes: await readFile(join(store, folder, file)) });
    }
  }
  return files;
}
