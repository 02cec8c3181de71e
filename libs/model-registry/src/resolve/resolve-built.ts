import type { WeightSource } from '@framegate/model-family';
import { type ModelGraph, writeModel } from '@framegate/model-graph';
import type { ArtifactStore } from '../artifacts/artifact-store.js';
import { recipeOf } from '../artifacts/recipe.js';
import { ManifestError } from '../manifest/manifest-error.js';
import type { OpenWeights } from '../open-weights.js';
import type { ResolvedModel } from '../resolved-model.js';
import { openWeights } from './open-weights.js';
import { describeInput, inputOf, isOverridden, type ResolveRequest } from './resolve-request.js';

/** The artifact of a variant that its family builds: the stored one where it is sound, else a new one. */
export async function resolveBuilt(
  request: ResolveRequest,
  store: ArtifactStore,
): Promise<Pick<ResolvedModel, 'weights' | 'artifact'>> {
  using weights = await openWeights(request);
  const graph = buildGraph(request, weights);
  const artifact = await obtain(request, store, graph, weights);
  return { weights: { kind: weights.kind, id: weights.id }, artifact };
}

async function obtain(
  { overrides }: ResolveRequest,
  store: ArtifactStore,
  graph: ModelGraph,
  weights: OpenWeights,
): Promise<ResolvedModel['artifact']> {
  const recipe = recipeOf(graph, weights);
  overrides.onProgress?.({ step: 'verify' });
  const found = await store.find(recipe);
  if (found.state === 'sound') return { ...found.artifact, built: false, buildMs: 0 };
  if (found.state === 'damaged') overrides.onProgress?.({ step: 'discard', reason: found.reason });
  overrides.onProgress?.({ step: 'build' });
  const start = performance.now();
  const artifact = await store.keep(recipe, async (path) => {
    const written = await writeModel(graph, path);
    weights.assertUnchanged();
    return written;
  });
  return { ...artifact, built: true, buildMs: performance.now() - start };
}

/**
 * @throws {RangeError} the family's own, for a size or batch that the caller asked for.
 * @throws {ManifestError} for one that the manifest states.
 */
function buildGraph(request: ResolveRequest, weights: WeightSource): ModelGraph {
  const { family, manifest, manifestFile, overrides } = request;
  const { variant } = manifest;
  try {
    return family.build({ variant, ...inputOf(request), weights })[0]!.graph;
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
