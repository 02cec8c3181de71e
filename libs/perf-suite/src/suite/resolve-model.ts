import type { ResolvedModel } from '@framegate/model-registry';
import type { Session } from './session.js';
import type { Surroundings } from './surroundings.js';

/** The verified artifact, made now unless it is there: before any clock of a measurement runs. */
export async function resolveModel(
  variant: string,
  registry: ReturnType<Surroundings['registry']>,
  tell: Session['tell'],
): Promise<ResolvedModel> {
  const resolved = await registry.resolve(variant, {
    onProgress: (progress) => tell({ type: 'resolving', variant, progress }),
  });
  const { built, buildMs } = resolved.artifact;
  tell({ type: 'resolved', variant, built, buildMs });
  return resolved;
}
