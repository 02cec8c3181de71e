import type { SizeClass } from '@framegate/model-family';
import {
  ManifestError,
  ModelNotFoundError,
  type Manifest,
  type ManifestTargets,
} from '@framegate/model-registry';
import { UsageError } from '../errors/usage-error.js';
import { mergeTargets } from '../targets/merge-targets.js';
import type { Targets } from '../targets/targets.js';
import type { Surroundings } from './surroundings.js';

/** One model to be measured, and what it is held to. */
export interface ModelPlan {
  readonly manifest: Manifest;
  readonly sizeClass: SizeClass;
  readonly targets: Targets;
}

/**
 * Looks up everything that could be asked wrongly before anything is measured.
 * @throws {UsageError} for no model, one asked for twice, one that is not there, or a broken manifest.
 */
export async function planModels(
  variants: readonly string[],
  registry: ReturnType<Surroundings['registry']>,
  sizeClassOf: Surroundings['sizeClassOf'],
  targets: ManifestTargets = {},
): Promise<ModelPlan[]> {
  if (variants.length === 0) throw new UsageError('Expected at least one model to measure, got none.');
  const twice = variants.find((variant, index) => variants.indexOf(variant) !== index);
  if (twice !== undefined) throw new UsageError(`Expected each model once, got ${twice} twice.`);
  const plans: ModelPlan[] = [];
  for (const variant of variants) {
    const manifest = await registry.manifest(variant).catch(asUsageError);
    const sizeClass = await sizeClassOf(manifest.family, manifest.variant);
    plans.push({ manifest, sizeClass, targets: mergeTargets(sizeClass, manifest.targets, targets) });
  }
  return plans;
}

function asUsageError(error: unknown): never {
  if (error instanceof ModelNotFoundError || error instanceof ManifestError) {
    throw new UsageError(error.message, { cause: error });
  }
  throw error;
}
