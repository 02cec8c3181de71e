import { stat } from 'node:fs/promises';
import { type ModelSignature, readSignature, type ValueInfo } from '@framegate/model-graph';
import { formatShape } from '../format-shape.js';
import { hashFile } from '../hash-file.js';
import { ManifestError, type ManifestIssue } from '../manifest/manifest-error.js';
import { locateInWorkspace } from '../manifest/workspace-path.js';
import type { Manifest } from '../manifest/manifest-schema.js';
import type { ResolvedModel } from '../resolved-model.js';
import { checkSha256 } from './check-sha256.js';
import {
  describeInput,
  inputOf,
  isOverridden,
  type ModelInput,
  type ResolveRequest,
} from './resolve-request.js';
import { messageOf } from '../system-error.js';

export type ReadyMade = Extract<Manifest['weights'], { source: 'onnx' }>;

/**
 * A model that the manifest names as a file: proven to be that file, and used where it lies.
 * @throws {ManifestError} for another file than stated, or one that the family does not serve as the manifest says.
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

function checkServed(request: ResolveRequest, path: string, signature: ModelSignature): void {
  const { family, manifestFile, overrides } = request;
  if (!family.recognises(signature)) {
    const expected = `the family of ${path} (${describeSignature(signature)})`;
    throw new ManifestError(manifestFile, [
      { field: 'family', expected, received: JSON.stringify(family.name) },
    ]);
  }
  const asked = inputOf(request);
  const issues = differences(servedInput(request, path, signature), asked, path);
  if (issues.length === 0) return;
  if (!isOverridden(overrides)) throw new ManifestError(manifestFile, issues);
  throw new RangeError(
    issues
      .map(({ field, expected, received }) => `Expected ${field} ${expected}, got ${received}`)
      .join('\n'),
  );
}

function servedInput(
  { family, manifestFile, overrides, manifest }: ResolveRequest,
  path: string,
  signature: ModelSignature,
) {
  try {
    return family.createPipeline(signature, inputOf({ manifest, overrides }));
  } catch (cause) {
    const received = `${path} (${messageOf(cause)})`;
    const issue = { field: 'weights.path', expected: `a model that family ${family.name} serves`, received };
    throw new ManifestError(manifestFile, [issue], { cause });
  }
}

function differences(served: ModelInput, asked: ModelInput, path: string): ManifestIssue[] {
  const right = describeInput(served);
  const wrong = describeInput(asked);
  return (['imageSize', 'batch'] as const)
    .filter((field) => right[field] !== wrong[field])
    .map((field) => ({
      field,
      expected: `${right[field]}, which ${path} is made for`,
      received: wrong[field],
    }));
}

function describeSignature({ inputs, outputs }: ModelSignature): string {
  const describe = (values: readonly ValueInfo[]) =>
    values.map(({ name, type, shape }) => `${name} ${type} ${formatShape(shape)}`).join(', ');
  return `${describe(inputs)} to ${describe(outputs)}`;
}
