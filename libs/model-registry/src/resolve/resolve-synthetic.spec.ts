import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ResolveProgress } from '../resolved-model.js';
import { rejection } from '../testing/rejection.js';
import { removeTemporaryFolders } from '../testing/temporary-folder.js';
import { Workspace } from '../testing/workspace.js';

afterEach(removeTemporaryFolders);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a model with synthetic weights', () => {
  it('is built once and found from then on', async () => {
    const workspace = await Workspace.create();
    await workspace.addModel();
    const built = await workspace.registry.resolve('tiny-a');
    expect(built).toMatchObject({
      variant: 'tiny-a',
      family: 'tiny',
      manifest: { variant: 'tiny-a' },
      imageSize: { height: 16, width: 16 },
      batch: 1,
      weights: { kind: 'synthetic', id: 'synthetic:tiny-a' },
      artifact: { built: true },
    });
    const [file] = built.artifact.files;
    const content = await readFile(file!.path);
    const proof = { sha256: sha256(content), bytes: content.length };
    expect(built.artifact).toMatchObject({ files: [{ name: '', ...proof }], ...proof });
    expect(built.artifact.buildMs).toBeGreaterThan(0);

    const found = await workspace.registry.resolve('tiny-a');
    expect(found).toEqual({ ...built, artifact: { ...built.artifact, built: false, buildMs: 0 } });
  });

  it('has an artifact of its own for another size or batch', async () => {
    const workspace = await Workspace.create();
    await workspace.addModel();
    const { artifact } = await workspace.registry.resolve('tiny-a');
    const wide = await workspace.registry.resolve('tiny-a', { imageSize: { height: 16, width: 32 } });
    const pair = await workspace.registry.resolve('tiny-a', { batch: 2 });
    expect(wide).toMatchObject({ imageSize: { height: 16, width: 32 }, batch: 1 });
    expect(pair).toMatchObject({ imageSize: { height: 16, width: 16 }, batch: 2 });
    expect(new Set([artifact.sha256, wide.artifact.sha256, pair.artifact.sha256]).size).toBe(3);
  });

  it('is built anew when its artifact is damaged, and says so', async () => {
    const workspace = await Workspace.create();
    await workspace.addModel();
    const { artifact } = await workspace.registry.resolve('tiny-a');
    const { path } = artifact.files[0]!;
    const sound = await readFile(path);
    const damaged = Buffer.from(sound).fill(0, 20, 24);
    await writeFile(path, damaged);

    const progress: ResolveProgress[] = [];
    const again = await workspace.registry.resolve('tiny-a', { onProgress: (step) => progress.push(step) });
    expect(again.artifact).toMatchObject({ files: artifact.files, built: true });
    expect(await readFile(path)).toEqual(sound);
    expect(progress).toEqual([
      { step: 'verify' },
      { step: 'discard', reason: `the content of ${path} has SHA-256 ${sha256(damaged)}` },
      { step: 'build' },
    ]);
  });

  it('is refused at a size that its manifest states and the network cannot have', async () => {
    const workspace = await Workspace.create();
    const file = await workspace.addModel({ imageSize: [16, 20] });
    const error = await rejection(workspace.registry.resolve('tiny-a'));
    expect(error).toMatchObject({ code: 'MANIFEST', field: 'imageSize' });
    expect(error.message).toBe(
      `${file}: imageSize: expected what tiny-a can be built for, got 16×20 (expected sides that are multiples of 8, got 20)`,
    );
  });

  it('is refused in a batch that its manifest states and the network cannot have', async () => {
    const workspace = await Workspace.create();
    const file = await workspace.addModel({ batch: 5 });
    const { message } = await rejection(workspace.registry.resolve('tiny-a'));
    expect(message).toBe(
      `${file}: batch: expected what tiny-a can be built for, got 5 (expected a batch of at most 4, got 5)`,
    );
  });

  it('is refused with the family’s own words at a size that the caller asked for', async () => {
    const workspace = await Workspace.create();
    await workspace.addModel();
    const error = await rejection(
      workspace.registry.resolve('tiny-a', { imageSize: { height: 9, width: 16 } }),
    );
    expect(error).toBeInstanceOf(RangeError);
    expect(error.message).toBe('expected sides that are multiples of 8, got 9');
  });
});
