import { stat } from 'node:fs/promises';
import { readSignature } from '@framegate/model-graph';
import { hashFile } from '../hash-file.js';
import { locateInWorkspace } from '../manifest/workspace-path.js';
import type { Manifest } from '../manifest/manifest-schema.js';
import type { ResolvedModel } from '../resolved-model.js';
import { checkServed } from './check-served.js';
import { checkSha256 } from './check-sha256.js';
import type { ResolveRequest } from './resolve-request.js';

export type ReadyMade = Extract<Manifest['weights'], { source: 'onnx' }>;

/**
 * A model that the manifest names as a file: proven to be that file, and used where it lies.
 * @throws {ManifestError} for another file than stated, or one that the family does not serve as the manifest says.
 * @throws {RangeError} when it takes no images of the size, or batches, that the caller asked for.
 */
export async function resolveReadyMade(
  request: ResolveRequest,
  { path: stated, sha256 }: ReadyMade,
): Promise<Pick<ResolvedModel, 'weights' | 'artifact'>> {
  const { root, manifestFile, overrides } = request;
  const path = await locateInWorkspace(root, manifestFile, stated);
  overrides.onProgress?.({ step: 'verify' });
  checkSha256(manifestFile, path, sha256, await hashFile(path));
  checkServed(request, path, await readSignature(path));
  const { size } = await stat(path);
  return {
    weights: { kind: 'onnx', id: `onnx:${sha256}` },
    artifact: { path, sha256, bytes: size, built: false, buildMs: 0 },
  };
}
