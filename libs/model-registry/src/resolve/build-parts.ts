import type { ModelPart, WeightSource } from '@framegate/model-family';
import { ManifestError } from '../manifest/manifest-error.js';
import { describeInput, inputOf, isOverridden, type ResolveRequest } from './resolve-request.js';

/**
 * The networks of the variant, at the size and batch that are wanted.
 * @throws {RangeError} the family's own, for a size or batch that the caller asked for.
 * @throws {ManifestError} for one that the manifest states.
 */
export function buildParts(request: ResolveRequest, weights: WeightSource): readonly ModelPart[] {
  const { family, manifest, manifestFile, overrides } = request;
  const { variant } = manifest;
  try {
    return family.build({ variant, ...inputOf(request), weights });
  } catch (cause) {
    if (!(cause instanceof RangeError) || isOverridden(overrides)) throw cause;
    const field = faultyInput(request, weights);
    const received = `${describeInput(manifest)[field]} (${cause.message})`;
    throw new ManifestError(
      manifestFile,
      [{ field, expected: `what ${variant} can be built for`, received }],
      { cause },
    );
  }
}

/** A refusal that the size is to blame for does not happen at the variant's native size. */
function faultyInput({ family, manifest: { variant, batch } }: ResolveRequest, weights: WeightSource) {
  const nativeSize = family.variants.find(({ name }) => name === variant)?.nativeSize;
  try {
    if (nativeSize) family.build({ variant, imageSize: nativeSize, batch, weights });
    return 'imageSize';
  } catch {
    return 'batch';
  }
}
