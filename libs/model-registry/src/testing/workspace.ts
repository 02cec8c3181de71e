import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FamilySource } from '../family-source.js';
import { ModelRegistry } from '../model-registry.js';
import { temporaryFolder } from './temporary-folder.js';
import { tinyFamilies } from './tiny-family.js';

/** What `tiny-a` says unless a test says otherwise. */
export const tinyManifest = {
  variant: 'tiny-a',
  family: 'tiny',
  imageSize: 16,
  weights: { source: 'synthetic' },
} as const;

/** A workspace in a temporary folder, with the tiny family installed unless told otherwise. */
export class Workspace {
  readonly registry: ModelRegistry;

  private constructor(
    readonly root: string,
    families: FamilySource,
  ) {
    this.registry = new ModelRegistry({ root, families });
  }

  static async create(families: FamilySource = tinyFamilies): Promise<Workspace> {
    return new Workspace(await temporaryFolder(), families);
  }

  path(...names: string[]): string {
    return join(this.root, ...names);
  }

  /** Writes a manifest, the tiny one with `changes`, and gives its path. */
  async addModel(changes: object = {}, folder = 'tiny-a'): Promise<string> {
    await mkdir(this.path('models', folder), { recursive: true });
    const file = this.path('models', folder, 'model.json');
    await writeFile(file, JSON.stringify({ ...tinyManifest, ...changes }));
    return file;
  }
}
