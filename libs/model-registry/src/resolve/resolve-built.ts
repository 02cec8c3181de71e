import type { ModelPart } from '@framegate/model-family';
import { writeModel } from '@framegate/model-graph';
import type { ArtifactStore, FoundArtifact } from '../artifacts/artifact-store.js';
import { joinFiles } from '../artifacts/join-files.js';
import { recipeOf } from '../artifacts/recipe.js';
import type { OpenWeights } from '../open-weights.js';
import type { ArtifactFile, ResolvedModel } from '../resolved-model.js';
import { buildParts } from './build-parts.js';
import { openWeights } from './open-weights.js';
import type { ResolveRequest } from './resolve-request.js';

/** The artifact of a variant that its family builds: the stored files where they are sound, else new ones. */
export async function resolveBuilt(
  request: ResolveRequest,
  store: ArtifactStore,
): Promise<Pick<ResolvedModel, 'weights' | 'artifact'>> {
  using weights = await openWeights(request);
  const parts = buildParts(request, weights);
  const artifact = await obtain(request, store, parts, weights);
  return { weights: { kind: weights.kind, id: weights.id }, artifact };
}

async function obtain(
  { overrides: { onProgress } }: ResolveRequest,
  store: ArtifactStore,
  parts: readonly ModelPart[],
  weights: OpenWeights,
): Promise<ResolvedModel['artifact']> {
  onProgress?.({ step: 'verify' });
  const sought = await Promise.all(parts.map((part) => seek(store, part, weights)));
  for (const { found } of sought) {
    if (found.state === 'damaged') onProgress?.({ step: 'discard', reason: found.reason });
  }
  const built = sought.some(({ found }) => found.state !== 'sound');
  if (built) onProgress?.({ step: 'build' });
  const start = performance.now();
  const files: ArtifactFile[] = [];
  // One after another: weights are read in this thread anyway, and so there is one tensor in memory at a time.
  for (const part of sought) files.push(await complete(store, part, weights));
  return { files, ...joinFiles(files), built, buildMs: built ? performance.now() - start : 0 };
}

interface SoughtPart extends ModelPart {
  readonly recipe: string;
  readonly found: FoundArtifact;
}

async function seek(store: ArtifactStore, part: ModelPart, weights: OpenWeights): Promise<SoughtPart> {
  const recipe = recipeOf(part.graph, weights);
  return { ...part, recipe, found: await store.find(recipe) };
}

/** The file that was found, where it is sound, else a new one. */
async function complete(
  store: ArtifactStore,
  { name, graph, recipe, found }: SoughtPart,
  weights: OpenWeights,
): Promise<ArtifactFile> {
  if (found.state === 'sound') return { name, ...found.artifact };
  const artifact = await store.keep(recipe, async (path) => {
    const written = await writeModel(graph, path);
    weights.assertUnchanged();
    return written;
  });
  return { name, ...artifact };
}
