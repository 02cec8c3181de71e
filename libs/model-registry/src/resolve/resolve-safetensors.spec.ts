import { createHash } from 'node:crypto';
import { appendFileSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import type { ResolveProgress } from '../resolved-model.js';
import { float32, safetensorsBytes } from '../testing/safetensors-bytes.js';
import { tinyWeights } from '../testing/tiny-weights.js';
import { rejection } from '../testing/rejection.js';
import { removeTemporaryFolders } from '../testing/temporary-folder.js';
import { Workspace } from '../testing/workspace.js';

afterEach(removeTemporaryFolders);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a model with weights from a file', () => {
  const weights = tinyWeights([7, 8]);
  const otherWeights = tinyWeights([7, 9]);

  async function workspaceWithWeights(stated: object = {}) {
    const workspace = await Workspace.create();
    const path = workspace.path('w.safetensors');
    await writeFile(path, weights);
    const file = await workspace.addModel({
      weights: { source: 'safetensors', path: '../../w.safetensors', ...stated },
    });
    return { workspace, path, file };
  }

  it('holds the values of the file, and is known by its hash', async () => {
    const { workspace } = await workspaceWithWeights({ sha256: sha256(weights) });
    const { artifact, weights: used } = await workspace.registry.resolve('tiny-a');
    expect(used).toEqual({ kind: 'safetensors', id: `safetensors:${sha256(weights)}` });
    expect((await readFile(artifact.files[0]!.path)).includes(weights.subarray(-8))).toBe(true);
  });

  it('is built anew when the file changes', async () => {
    const { workspace, path } = await workspaceWithWeights();
    const before = await workspace.registry.resolve('tiny-a');
    await writeFile(path, otherWeights);
    const after = await workspace.registry.resolve('tiny-a');
    expect(after.artifact.built).toBe(true);
    expect(after.artifact.sha256).not.toBe(before.artifact.sha256);
  });

  it('is refused when the file is not the one that the manifest states', async () => {
    const stated = '0'.repeat(64);
    const { workspace, path, file } = await workspaceWithWeights({ sha256: stated });
    const error = await rejection(workspace.registry.resolve('tiny-a'));
    expect(error).toMatchObject({ code: 'MANIFEST', field: 'weights.sha256' });
    expect(error.message).toBe(
      `${file}: weights.sha256: expected ${stated}, got ${sha256(weights)} from ${path}`,
    );
  });

  it('takes another file that the caller names, from anywhere', async () => {
    const { workspace } = await workspaceWithWeights({ sha256: sha256(weights) });
    const elsewhere = await Workspace.create();
    await writeFile(elsewhere.path('other.safetensors'), otherWeights);
    const { weights: used } = await workspace.registry.resolve('tiny-a', {
      weights: elsewhere.path('other.safetensors'),
    });
    expect(used.id).toBe(`safetensors:${sha256(otherWeights)}`);
  });

  it('is refused when the file lacks a tensor', async () => {
    const { workspace, path } = await workspaceWithWeights();
    await writeFile(path, safetensorsBytes({ 'conv.bias': float32([2], [7, 8]) }));
    const error = await rejection(workspace.registry.resolve('tiny-a'));
    expect(error).toMatchObject({ code: 'SAFETENSORS_TENSORS' });
    expect(error.message).toBe(
      `${path}: its tensors are not those of tiny-a:\n  missing: conv.weight [2, 3, 1, 1]`,
    );
  });

  it('keeps nothing when the file is written to while it is read', async () => {
    const { workspace, path } = await workspaceWithWeights();
    const change = ({ step }: ResolveProgress) => (step === 'build' ? appendFileSync(path, 'x') : undefined);
    const error = await rejection(workspace.registry.resolve('tiny-a', { onProgress: change }));
    expect(error).toMatchObject({ code: 'SAFETENSORS_CHANGED' });
    expect(await readdir(workspace.path('.framegate', 'artifacts'))).toEqual([]);
  });
});
