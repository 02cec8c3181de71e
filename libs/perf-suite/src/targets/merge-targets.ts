import type { SizeClass } from '@framegate/model-family';
import type { ManifestTargets } from '@framegate/model-registry';
import { defaultTargets } from './default-targets.js';
import type { Targets } from './targets.js';

/** The later wins: the defaults of the size class, the manifest, the caller. */
export function mergeTargets(
  sizeClass: SizeClass,
  manifest: ManifestTargets = {},
  caller: ManifestTargets = {},
): Targets {
  return { ...defaultTargets(sizeClass), ...manifest, ...caller };
}
