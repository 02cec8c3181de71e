import type { ManifestTargets } from '@framegate/model-registry';
import { UsageError } from '../errors/usage-error.js';
import { defaultTargets } from './default-targets.js';

const known = Object.keys(defaultTargets('nano'));

/**
 * What a caller gives over the manifest's targets, checked.
 * @throws {UsageError} naming the target that is unknown or no such number.
 */
export function checkTargetOverrides(overrides: Readonly<Record<string, unknown>>): ManifestTargets {
  for (const [name, value] of Object.entries(overrides)) {
    if (!known.includes(name)) {
      throw new UsageError(
        `Expected a target to be one of ${known.join(', ')}, got ${JSON.stringify(name)}.`,
      );
    }
    const isRate = name.endsWith('Rate');
    if (typeof value === 'number' && (isRate ? value >= 0 && value <= 1 : value > 0 && value < Infinity))
      continue;
    const expected = isRate ? 'a share from 0 to 1' : 'a number above 0';
    throw new UsageError(`Expected the target ${name} to be ${expected}, got ${String(value)}.`);
  }
  return overrides;
}
