import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { readSignature } from '@framegate/model-graph';
import { joinFiles } from '../artifacts/join-files.js';
import { hashFile } from '../hash-file.js';
import { type StatedFile, statedFiles } from '../manifest/stated-files.js';
import { locateInWorkspace } from '../manifest/workspace-path.js';
import type { ArtifactFile, ResolvedModel } from '../resolved-model.js';
import { checkServed } from './check-served.js';
import { checkSha256 } from './check-sha256.js';
import type { ResolveRequest } from './resolve-request.js';

/**
 * A model that the manifest names as files: proven to be those files, and used where they lie.
 * @throws {ManifestError} for another file than stated, or files that the family does not serve as the manifest says.
 * @throws {RangeError} when it takes no images of the size, or batches, that the caller asked for.
 */
export async function resolveReadyMade(
  request: ResolveRequest,
): Promise<Pick<ResolvedModel, 'weights' | 'artifact'>> {
  const stated = statedFiles(request.manifest.weights);
  request.overrides.onProgress?.({ step: 'verify' });
  const proven = await Promise.all(stated.map((file) => prove(request, file)));
  const signatures = await Promise.all(proven.map(({ path }) => readSignature(path)));
  checkServed(
    request,
    proven.map(({ path }) => path),
    signatures,
  );
  const [only, ...others] = proven;
  const files = others.length > 0 ? proven : [{ ...only!, name: '' }];
  const joined = joinFiles(files);
  return {
    weights: { kind: 'onnx', id: `onnx:${joined.sha256}` },
    artifact: { files, ...joined, built: false, buildMs: 0 },
  };
}

async function prove({ root, manifestFile }: ResolveRequest, stated: StatedFile): Promise<ArtifactFile> {
  const path = await locateInWorkspace(root, manifestFile, stated);
  const sha256 = await hashFile(path);
  checkSha256(manifestFile, stated, path, sha256);
  const { size } = await stat(path);
  return { name: basename(path, '.onnx'), path, sha256, bytes: size };
}
