import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ModelRegistry } from '@framegate/model-registry';
import { Workspace } from './workspace.js';

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
  const workspace = await Workspace.create();
  const { root, images } = workspace;
  await mkdir(join(root, 'models', 'null'), { recursive: true });
  const manifest = { variant: 'null', family: 'null', imageSize: 64, weights: { source: 'synthetic' } };
  await writeFile(join(root, 'models', 'null', 'model.json'), JSON.stringify(manifest));
  const { artifact } = await new ModelRegistry({ root }).resolve('null');
  return { root, model: artifact.files[0]!.path, images, remove: () => workspace.remove() };
}
