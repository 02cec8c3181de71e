import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelRegistry } from '@framegate/model-registry';
import { generateImages } from '../images/generate-images.js';
import type { LeakTrialJob } from './leak-trial-job.js';

/** What every process under exam measures: a model that does nothing, behind the real engine. */
export interface LeakSubject extends AsyncDisposable, Pick<LeakTrialJob, 'models' | 'family' | 'images'> {
  readonly directory: string;
}

const family = 'null';

/** Larger images only take longer. */
const mostPixels = 640 * 640;

export async function prepareLeakSubject(): Promise<LeakSubject> {
  const directory = await mkdtemp(join(tmpdir(), 'framegate-exam-'));
  const dispose = () => rm(directory, { recursive: true, force: true });
  try {
    const models = join(directory, 'models', family);
    await mkdir(models, { recursive: true });
    const manifest = { variant: family, family, imageSize: 640, weights: { source: 'synthetic' } };
    await writeFile(join(models, 'model.json'), JSON.stringify(manifest));
    const { artifact } = await new ModelRegistry({ root: directory }).resolve(family);
    const images: LeakTrialJob['images'] = [];
    for (const { name, width, height, bytes } of await generateImages()) {
      const path = join(directory, name);
      if (width * height > mostPixels) continue;
      await writeFile(path, bytes);
      images.push({ name, path, pixels: width * height });
    }
    const paths = artifact.files.map(({ path }) => path);
    return { directory, models: paths, family, images, [Symbol.asyncDispose]: dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
