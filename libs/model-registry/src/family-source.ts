import { listFamilies, loadFamily, type ModelFamily } from '@framegate/model-family';

/** Where families come from. */
export interface FamilySource {
  /** Names of the families that can be loaded. */
  list(): Promise<readonly string[]>;
  load(name: string): Promise<ModelFamily>;
}

/** The packages `@framegate/family-<name>` beside this one. */
export const installedFamilies: FamilySource = { list: listFamilies, load: loadFamily };
