import type { FamilySource } from '../family-source.js';
import { didYouMean } from './did-you-mean.js';
import type { ManifestIssue } from './manifest-error.js';
import type { Manifest } from './manifest-schema.js';

/** What is wrong with a manifest's `family` and `variant`, judged by what the family itself declares. */
export async function checkFamily(manifest: Manifest, families: FamilySource): Promise<ManifestIssue[]> {
  const installed = await families.list();
  if (!installed.includes(manifest.family)) {
    return [mismatch('family', manifest.family, 'an installed family', installed)];
  }
  const family = await families.load(manifest.family);
  const variants = family.variants.map(({ name }) => name);
  if (variants.includes(manifest.variant)) return [];
  return [mismatch('variant', manifest.variant, `a variant of ${family.name}`, variants)];
}

function mismatch(field: string, name: string, kind: string, known: readonly string[]): ManifestIssue {
  return {
    field,
    expected: `${kind} (${known.join(', ') || 'there is none'})`,
    received: `${JSON.stringify(name)}${didYouMean(name, known)}`,
  };
}
