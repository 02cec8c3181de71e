import { loadFamily, type SizeClass } from '@framegate/model-family';
import { ModelRegistry } from '@framegate/model-registry';
import { UsageError } from '../usage-error.js';

const bySize: readonly SizeClass[] = ['nano', 'small', 'medium', 'large', 'extra-large'];

/** The models that say most about a workspace in two minutes: of each family the smallest, the first by name among equals. */
export async function smallestOfEachFamily(root: string): Promise<string[]> {
  const smallest = new Map<string, { variant: string; rank: number }>();
  for (const { family: name, variant } of await new ModelRegistry({ root }).list()) {
    const { variants } = await loadFamily(name);
    const rank = bySize.indexOf(variants.find((info) => info.name === variant)!.sizeClass);
    const current = smallest.get(name);
    if (!current || rank < current.rank) smallest.set(name, { variant, rank });
  }
  if (smallest.size === 0)
    throw new UsageError(`${root} has no models: add models/<variant>/model.json first.`);
  return [...smallest.values()].map(({ variant }) => variant);
}
