import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { ModelRegistry } from '../model-registry.js';
import { rejection } from '../testing/rejection.js';
import { removeTemporaryFolders } from '../testing/temporary-folder.js';
import { tinyFamilies, tinyFamily } from '../testing/tiny-family.js';
import { tinyWeights } from '../testing/tiny-weights.js';
import { Workspace } from '../testing/workspace.js';

afterEach(removeTemporaryFolders);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a ready-made model', () => {
  async function workspaceWithModel(stated: object = {}) {
    const workspace = await Workspace.create();
    await workspace.addModel();
    const { artifact } = await workspace.registry.resolve('tiny-a');
    const content = await readFile(artifact.files[0]!.path);
    const path = workspace.path('made.onnx');
    await writeFile(path, content);
    const weights = { source: 'onnx', path: '../../made.onnx', sha256: sha256(content) };
    const file = await workspace.addModel({ weights, ...stated });
    return { workspace, path, file, content };
  }

  it('is used where it lies', async () => {
    const { workspace, path, content } = await workspaceWithModel();
    expect(await workspace.registry.resolve('tiny-a')).toMatchObject({
      weights: { kind: 'onnx', id: `onnx:${sha256(content)}` },
      artifact: {
        files: [{ name: '', path, sha256: sha256(content), bytes: content.length }],
        sha256: sha256(content),
        bytes: content.length,
        built: false,
        buildMs: 0,
      },
    });
  });

  it('is refused when it is another file than stated, with both hashes', async () => {
    const { workspace, path, file, content } = await workspaceWithModel();
    const other = Buffer.concat([content, Buffer.of(0)]);
    await writeFile(path, other);
    const { message } = await rejection(workspace.registry.resolve('tiny-a'));
    expect(message).toBe(
      `${file}: weights.sha256: expected ${sha256(content)}, got ${sha256(other)} from ${path}`,
    );
  });

  it('is refused when it is made for another input than the manifest says', async () => {
    const { workspace, path, file } = await workspaceWithModel({ imageSize: [16, 32], batch: 2 });
    const { message } = await rejection(workspace.registry.resolve('tiny-a'));
    expect(message).toBe(
      `${file}: imageSize: expected 16×16, which ${path} is made for, got 16×32\n` +
        `${file}: batch: expected 1, which ${path} is made for, got 2`,
    );
  });

  it('is refused when it is made for another input than the caller asked for', async () => {
    const { workspace, path } = await workspaceWithModel();
    const error = await rejection(workspace.registry.resolve('tiny-a', { batch: 2 }));
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe(`Expected batch 1, which ${path} is made for, got 2`);
  });

  it('is refused when its family does not know it', async () => {
    const { workspace, path, file, content } = await workspaceWithModel();
    const foreign = Buffer.from(content.toString('latin1').replace('tiny', 'anon'), 'latin1');
    await writeFile(path, foreign);
    await workspace.addModel({
      weights: { source: 'onnx', path: '../../made.onnx', sha256: sha256(foreign) },
    });
    const error = await rejection(workspace.registry.resolve('tiny-a'));
    expect(error).toMatchObject({ code: 'MANIFEST', field: 'family' });
    expect(error.message).toBe(
      `${file}: family: expected the family of ${path} ` +
        '(images float32 [1, 3, 16, 16] to features float32 [1, 2, 16, 16]), got "tiny"',
    );
  });

  it('is refused with the family’s reason when it cannot serve it after all', async () => {
    const { workspace, path, file } = await workspaceWithModel();
    const createPipeline = () => {
      throw new Error('expected three channels');
    };
    const families = { ...tinyFamilies, load: async () => ({ ...tinyFamily, createPipeline }) };
    const { message } = await rejection(
      new ModelRegistry({ root: workspace.root, families }).resolve('tiny-a'),
    );
    expect(message).toBe(
      `${file}: weights.path: expected a model that family tiny serves, got ${path} (expected three channels)`,
    );
  });

  it('is refused when it is no ONNX model at all', async () => {
    const { workspace, path } = await workspaceWithModel();
    const text = Buffer.from('<!doctype html>');
    await writeFile(path, text);
    await workspace.addModel({ weights: { source: 'onnx', path: '../../made.onnx', sha256: sha256(text) } });
    const error = await rejection(workspace.registry.resolve('tiny-a'));
    expect(error).toMatchObject({ code: 'ONNX_FORMAT' });
    expect(error.message).toContain(path);
  });

  it('gives way to the family’s own network when the caller names weights', async () => {
    const { workspace } = await workspaceWithModel();
    const path = workspace.path('w.safetensors');
    await writeFile(path, tinyWeights([7, 8]));
    expect(await workspace.registry.resolve('tiny-a', { weights: path })).toMatchObject({
      weights: { kind: 'safetensors' },
      artifact: { built: true },
    });
  });
});
