import { readdir, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ArtifactStore } from './artifacts/artifact-store.js';
import { type FamilySource, installedFamilies } from './family-source.js';
import type { Manifest } from './manifest/manifest-schema.js';
import { readManifest } from './manifest/read-manifest.js';
import { ModelNotFoundError } from './model-not-found-error.js';
import { resolveBuilt } from './resolve/resolve-built.js';
import { resolveReadyMade } from './resolve/resolve-ready-made.js';
import { inputOf, type ResolveRequest } from './resolve/resolve-request.js';
import type { ResolvedModel, ResolveOverrides } from './resolved-model.js';
import { hasCode } from './system-error.js';

export interface ModelRegistryOptions {
  /** The workspace: `models/<variant>/model.json` and `.framegate/` lie in it. */
  readonly root: string;
  /** The installed packages `@framegate/family-<name>` when left out. */
  readonly families?: FamilySource;
}

/** The models of a workspace: what their manifests say, and their artifacts on disk. Runs no model. */
export class ModelRegistry {
  readonly #root: string;
  readonly #models: string;
  readonly #families: FamilySource;
  readonly #store: ArtifactStore;

  constructor({ root, families = installedFamilies }: ModelRegistryOptions) {
    this.#root = resolve(root);
    this.#models = join(this.#root, 'models');
    this.#families = families;
    this.#store = new ArtifactStore(join(this.#root, '.framegate'));
  }

  /**
   * All manifests, sorted by variant; none where there is no folder `models`.
   * @throws {ManifestError} for the first that is broken.
   */
  async list(): Promise<Manifest[]> {
    const variants = await this.#variants();
    return Promise.all(variants.map((variant) => this.#read(variant)));
  }

  /**
   * @throws {ModelNotFoundError} listing the models there are.
   * @throws {ManifestError} naming the file and each field at fault.
   */
  async manifest(variant: string): Promise<Manifest> {
    const known = await this.#variants();
    if (!known.includes(variant)) throw new ModelNotFoundError(variant, known, this.#models);
    return this.#read(variant);
  }

  /**
   * The verified artifact of a variant, made now unless it is there. Its content is hashed every time.
   * @throws {ModelNotFoundError | ManifestError} as {@link manifest} does, and for files that are not what it states.
   * @throws {SafetensorsError} for weights that cannot be used.
   * @throws {OnnxFormatError} for a ready-made file that is the one stated, and no model.
   * @throws {RangeError} for a size or batch in `overrides` that the network does not allow.
   * @throws {ArtifactError} when the artifact cannot be written.
   */
  async resolve(variant: string, overrides: ResolveOverrides = {}): Promise<ResolvedModel> {
    const manifest = await this.manifest(variant);
    const family = await this.#families.load(manifest.family);
    const request: ResolveRequest = {
      root: this.#root,
      manifestFile: this.#manifestFile(variant),
      manifest,
      family,
      overrides,
    };
    const found =
      manifest.weights.source === 'onnx' && overrides.weights === undefined
        ? await resolveReadyMade(request)
        : await resolveBuilt(request, this.#store);
    return { variant, family: family.name, manifest, ...inputOf(request), ...found };
  }

  #manifestFile(variant: string): string {
    return join(this.#models, variant, 'model.json');
  }

  #read(variant: string): Promise<Manifest> {
    return readManifest(this.#manifestFile(variant), this.#root, this.#families);
  }

  /** Folders that hold a manifest; others are no models. */
  async #variants(): Promise<string[]> {
    const folders = await readdir(this.#models).catch((error: unknown) => {
      if (hasCode(error, 'ENOENT')) return [];
      throw error;
    });
    const isModel = await Promise.all(folders.map((folder) => isFile(this.#manifestFile(folder))));
    return folders.filter((_, index) => isModel[index]).sort();
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}
