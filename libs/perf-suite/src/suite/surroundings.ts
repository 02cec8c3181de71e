import { loadFamily, type SizeClass } from '@framegate/model-family';
import { type Manifest, ModelRegistry } from '@framegate/model-registry';
import { countWork, type ModelWork } from '../plan/model-work.js';

/** What a run needs of the world, so that tests can give it another. */
export interface Surroundings {
  readonly registry: (root: string) => Pick<ModelRegistry, 'manifest' | 'resolve'>;
  readonly sizeClassOf: (family: string, variant: string) => Promise<SizeClass>;
  readonly workOf: (manifest: Manifest) => Promise<ModelWork>;
  /** Of the measuring process; the built one when left out. */
  readonly entry?: URL;
  readonly lockDirectory?: string;
}

export const surroundings: Surroundings = {
  registry: (root) => new ModelRegistry({ root }),
  async sizeClassOf(family, variant) {
    const { variants } = await loadFamily(family);
    const info = variants.find(({ name }) => name === variant);
    if (info === undefined) throw new Error(`Expected the family ${family} to know its variant ${variant}.`);
    return info.sizeClass;
  },
  workOf: countWork,
};
