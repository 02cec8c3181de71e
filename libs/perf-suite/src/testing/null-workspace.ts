import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ModelRegistry } from '@framegate/model-registry';
import sharp from 'sharp';

export interface NullWorkspace {
  readonly root: string;
  /** Path of the artifact of the null family's model, which answers at once. */
  readonly model: string;
  /** Folder with one image in it. */
  readonly images: string;
  remove(): Promise<void>;
}

/** A folder to measure in, with a model that costs nothing. */
export async function makeNullWorkspace(): Promise<NullWorkspace> {
  const root = await mkdtemp(join(tmpdir(), 'framegate-null-'));
  const images = join(root, 'images');
  await mkdir(images);
  await mkdir(join(root, 'models', 'null'), { recursive: true });
  const manifest = { variant: 'null', family: 'null', imageSize: 64, weights: { source: 'synthetic' } };
  await writeFile(join(root, 'models', 'null', 'model.json'), JSON.stringify(manifest));
  const image = sharp({ create: { width: 40, height: 30, channels: 3, background: '#483' } });
  await writeFile(join(images, 'a.png'), await image.png().toBuffer());
  const { artifact } = await new ModelRegistry({ root }).resolve('null');
  return { root, model: artifact.files[0]!.path, images, remove: () => rm(root, { recursive: true }) };
}
