import { createHash } from 'node:crypto';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { readSignature } from '@framegate/model-graph';
import type { ResolvedModel, ResolveProgress } from '../resolved-model.js';
import { pairFamilies, pairManifest } from '../testing/pair-family.js';
import { rejection } from '../testing/rejection.js';
import { float32, safetensorsBytes } from '../testing/safetensors-bytes.js';
import { removeTemporaryFolders } from '../testing/temporary-folder.js';
import { Workspace } from '../testing/workspace.js';

afterEach(removeTemporaryFolders);

const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex');

async function workspaceWithPair() {
  const workspace = await Workspace.create(pairFamilies);
  const addModel = (changes: object = {}) => workspace.addModel({ ...pairManifest, ...changes }, 'pair-a');
  await addModel();
  return { workspace, addModel, resolve: () => workspace.registry.resolve('pair-a') };
}

describe('a model of several networks', () => {
  it('is a file for each, named as the family names them and known by all their hashes', async () => {
    const { resolve } = await workspaceWithPair();
    const { artifact } = await resolve();
    const contents = await Promise.all(artifact.files.map(({ path }) => readFile(path)));
    expect(artifact.files).toMatchObject(
      ['encoder', 'decoder'].map((name, index) => ({
        name,
        sha256: sha256(contents[index]!),
        bytes: contents[index]!.length,
      })),
    );
    const [encoder, decoder] = await Promise.all(artifact.files.map(({ path }) => readSignature(path)));
    expect([encoder?.inputs[0]?.name, decoder?.inputs[0]?.name]).toEqual(['images', 'features']);
    expect(artifact).toMatchObject({
      sha256: sha256(artifact.files.map((file) => file.sha256).join('')),
      bytes: contents[0]!.length + contents[1]!.length,
      built: true,
    });
  });

  it('is built once and found from then on', async () => {
    const { resolve } = await workspaceWithPair();
    const built = await resolve();
    const found = await resolve();
    expect(found).toEqual({ ...built, artifact: { ...built.artifact, built: false, buildMs: 0 } });
  });

  it('has only that network built anew whose file is gone', async () => {
    const { workspace, resolve } = await workspaceWithPair();
    const { artifact } = await resolve();
    const [encoder, decoder] = artifact.files;
    await rm(decoder!.path);
    const progress: ResolveProgress[] = [];
    const again = await workspace.registry.resolve('pair-a', { onProgress: (step) => progress.push(step) });
    expect(again.artifact).toMatchObject({ files: [encoder, decoder], built: true });
    expect(progress).toEqual([
      { step: 'verify' },
      { step: 'discard', reason: `${decoder!.path} is gone` },
      { step: 'build' },
    ]);
  });

  it('has files of its own for another size', async () => {
    const { workspace, resolve } = await workspaceWithPair();
    const { artifact } = await resolve();
    const large = await workspace.registry.resolve('pair-a', { imageSize: { height: 32, width: 32 } });
    const hashes = [...artifact.files, ...large.artifact.files].map((file) => file.sha256);
    expect(new Set(hashes).size).toBe(4);
  });

  it('takes the weights of all its networks from one file', async () => {
    const { workspace, addModel, resolve } = await workspaceWithPair();
    const synthetic = await resolve();
    await writeFile(
      workspace.path('w.safetensors'),
      safetensorsBytes({
        'encoder.weight': float32([2, 3, 1, 1], [1, 2, 3, 4, 5, 6]),
        'decoder.weight': float32([1, 2, 1, 1], [7, 8]),
      }),
    );
    await addModel({ weights: { source: 'safetensors', path: '../../w.safetensors' } });
    const { artifact } = await resolve();
    const [encoder, decoder] = await Promise.all(artifact.files.map(({ path }) => readFile(path)));
    expect(encoder!.includes(Buffer.from(Float32Array.of(1, 2, 3, 4, 5, 6).buffer))).toBe(true);
    expect(decoder!.includes(Buffer.from(Float32Array.of(7, 8).buffer))).toBe(true);
    expect(artifact.sha256).not.toBe(synthetic.artifact.sha256);
  });
});

describe('a ready-made model of several files', () => {
  async function workspaceWithFiles() {
    const pair = await workspaceWithPair();
    const { artifact } = await pair.resolve();
    const files = await Promise.all(
      artifact.files.map(async ({ name, path, ...proof }) => {
        const copy = pair.workspace.path(`made.${name}.onnx`);
        await copyFile(path, copy);
        return { name: `made.${name}`, path: copy, ...proof };
      }),
    );
    const stated = files.map((file) => ({ path: `../../${file.name}.onnx`, sha256: file.sha256 }));
    const state = (changed: readonly object[]) =>
      pair.addModel({ weights: { source: 'onnx', files: changed } });
    return { ...pair, files, stated, state, file: await state(stated), artifact };
  }

  it('is used where its files lie, under their own names', async () => {
    const { resolve, files, artifact } = await workspaceWithFiles();
    const made: Pick<ResolvedModel, 'weights' | 'artifact'> = {
      weights: { kind: 'onnx', id: `onnx:${artifact.sha256}` },
      artifact: { files, sha256: artifact.sha256, bytes: artifact.bytes, built: false, buildMs: 0 },
    };
    expect(await resolve()).toMatchObject(made);
  });

  it('is refused when one of them is another file than stated', async () => {
    const { resolve, files, file } = await workspaceWithFiles();
    const { path, sha256: stated } = files[1]!;
    await writeFile(path, 'other');
    expect((await rejection(resolve())).message).toBe(
      `${file}: weights.files[1].sha256: expected ${stated}, got ${sha256('other')} from ${path}`,
    );
  });

  it('is refused when one of them is not there', async () => {
    const { resolve, files } = await workspaceWithFiles();
    await rm(files[0]!.path);
    expect(await rejection(resolve())).toMatchObject({ code: 'MANIFEST', field: 'weights.files[0].path' });
  });

  it('is refused when the family knows the one but not both', async () => {
    const { resolve, files, stated, state } = await workspaceWithFiles();
    const file = await state([stated[0]!, stated[0]!]);
    const encoder = `${files[0]!.path} (images float32 [1, 3, 16, 16] to from images float32 [1, 2, 16, 16])`;
    expect((await rejection(resolve())).message).toBe(
      `${file}: family: expected the family of ${encoder} and ${encoder}, got "pair"`,
    );
  });

  it('is refused when they are made for another input than the manifest says', async () => {
    const { resolve, files, stated, addModel } = await workspaceWithFiles();
    const file = await addModel({ batch: 2, weights: { source: 'onnx', files: stated } });
    expect((await rejection(resolve())).message).toBe(
      `${file}: batch: expected 1, which ${files[0]!.path} and ${files[1]!.path} are made for, got 2`,
    );
  });
});
