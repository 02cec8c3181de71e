import { resolve } from 'node:path';
import type { WeightSource } from '@framegate/model-family';
import { type StatedFile, statedFiles } from '../manifest/stated-files.js';
import { locateInWorkspace } from '../manifest/workspace-path.js';
import type { OpenWeights } from '../open-weights.js';
import { SafetensorsWeights } from '../safetensors/safetensors-weights.js';
import { checkSha256 } from './check-sha256.js';
import type { ResolveRequest } from './resolve-request.js';

/** The weights asked for, else those that the manifest names. */
export async function openWeights(request: ResolveRequest): Promise<OpenWeights> {
  const { manifest, manifestFile, root, family, overrides } = request;
  if (overrides.weights !== undefined) return openFile(request, resolve(overrides.weights));
  if (manifest.weights.source !== 'safetensors') return synthetic(family.syntheticWeights(manifest.variant));
  const [stated] = statedFiles(manifest.weights) as [StatedFile];
  return openFile(request, await locateInWorkspace(root, manifestFile, stated), stated);
}

function synthetic(source: WeightSource): OpenWeights {
  return {
    kind: 'synthetic',
    id: source.id,
    has: (spec) => source.has?.(spec) ?? true,
    read: (spec) => source.read(spec),
    assertUnchanged: () => undefined,
    [Symbol.dispose]: () => undefined,
  };
}

function openFile(request: ResolveRequest, path: string, stated?: StatedFile): Promise<OpenWeights> {
  const { manifest, manifestFile, family, overrides } = request;
  overrides.onProgress?.({ step: 'read-weights', path });
  return SafetensorsWeights.open({
    path,
    expected: {
      model: manifest.variant,
      tensors: family.tensors(manifest.variant),
      ignores: (name) => family.ignoresTensor(name),
    },
    accept: (sha256) => stated && checkSha256(manifestFile, stated, path, sha256),
  });
}
