import { ModelRegistry } from '@framegate/model-registry';
import type { RunOptions } from '../options/run-options.js';
import { UsageError } from '../usage-error.js';
import { affectedModels } from './affected-models.js';
import { smallestOfEachFamily } from './smallest-of-each-family.js';

/** What a mode measures where nothing is asked for. */
export type DefaultModels = 'all' | 'smallest';

type Asked = Pick<RunOptions, 'models' | 'families' | 'affected'>;

/**
 * The models of a run; none where none is affected.
 * @throws {UsageError} for a family without models here, or a workspace without any.
 */
export async function selectModels(
  root: string,
  { models, families, affected }: Asked,
  otherwise: DefaultModels,
): Promise<string[]> {
  if (models !== undefined) return models;
  if (families === undefined && affected !== true && otherwise === 'smallest') {
    return smallestOfEachFamily(root);
  }
  const manifests = await new ModelRegistry({ root }).list();
  if (manifests.length === 0) {
    throw new UsageError(`${root} has no models: add models/<variant>/model.json first.`);
  }
  const known = [...new Set(manifests.map(({ family }) => family))].sort();
  const unknown = families?.find((family) => !known.includes(family));
  if (unknown !== undefined) {
    throw new UsageError(`--families: expected some of ${known.join(', ')}, got "${unknown}"`);
  }
  const changed = affected === true ? new Set(await affectedModels(root)) : null;
  return manifests
    .filter(({ family }) => families === undefined || families.includes(family))
    .map(({ variant }) => variant)
    .filter((variant) => changed === null || changed.has(variant));
}
