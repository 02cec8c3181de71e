import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadFamily } from '@framegate/model-family';
import { readSignature } from '@framegate/model-graph';
import { ModelRegistry } from './model-registry.js';
import { dieWhileBuilding, resolveElsewhere } from './testing/resolve-elsewhere.js';
import { safetensorsBytes } from './testing/safetensors-bytes.js';
import { removeTemporaryFolders, temporaryFolder } from './testing/temporary-folder.js';

afterEach(removeTemporaryFolders);

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/** A workspace with the repository's models and none of its artifacts. */
async function workspace() {
  const root = await temporaryFolder();
  await cp(join(repository, 'models'), join(root, 'models'), { recursive: true });
  return {
    root,
    registry: new ModelRegistry({ root }),
    artifacts: () => readdir(join(root, '.framegate', 'artifacts')),
  };
}

describe('the models of this repository', () => {
  it('are all in order', async () => {
    const variants = (await new ModelRegistry({ root: repository }).list()).map(({ variant }) => variant);
    expect(variants).toEqual(
      expect.arrayContaining(['l', 'm', 'n', 's', 'x'].map((scale) => `yolo11${scale}`)),
    );
  });
});

describe('YOLO11n', () => {
  it('becomes an ONNX model with the signature of the official export', async () => {
    const { registry } = await workspace();
    const { artifact } = await registry.resolve('yolo11n');
    expect(await readSignature(artifact.files[0]!.path)).toMatchObject({
      inputs: [{ name: 'images', type: 'float32', shape: [1, 3, 640, 640] }],
      outputs: [{ name: 'output0', type: 'float32', shape: [1, 84, 8400] }],
    });
  });

  it('has the same network, to the byte, from a file that holds the synthetic weights under official names', async () => {
    const { root, registry } = await workspace();
    const family = await loadFamily('yolo');
    const synthetic = family.syntheticWeights('yolo11n');
    const tensors = family
      .tensors('yolo11n')
      .map((spec) => [spec.name, { dtype: 'F32', shape: spec.shape, data: synthetic.read(spec) }] as const);
    const counter = { dtype: 'I64', shape: [], data: BigInt64Array.of(0n) };
    const path = join(root, 'yolo11n.safetensors');
    await writeFile(
      path,
      safetensorsBytes({ ...Object.fromEntries(tensors), 'model.0.bn.num_batches_tracked': counter }),
    );

    const fromFile = await registry.resolve('yolo11n', { weights: path });
    const fromRule = await registry.resolve('yolo11n');
    expect(fromFile.weights.id).not.toBe(fromRule.weights.id);
    // The metadata, which name the weights, come first in the file; the graph is all the rest.
    const [file, rule] = await Promise.all(
      [fromFile, fromRule].map(({ artifact }) => readFile(artifact.files[0]!.path)),
    );
    expect(file?.subarray(-10_600_000).equals(rule?.subarray(-10_600_000) ?? Buffer.of())).toBe(true);
  });

  it('is right for each of two processes that build it at once', async () => {
    const { root, artifacts } = await workspace();
    const both = await Promise.all([resolveElsewhere(root, 'yolo11n'), resolveElsewhere(root, 'yolo11n')]);
    const [one, other] = both.map(({ artifact: { files } }) => files[0]);
    expect(one).toEqual(other);
    expect(await artifacts()).toEqual([`${one?.sha256}.onnx`]);
    expect((await readFile(one?.path ?? '')).length).toBe(one?.bytes);
  });

  it('is built whole after a build that was killed half-way, of which nothing stays', async () => {
    const { root, registry, artifacts } = await workspace();
    expect(await dieWhileBuilding(root, 'yolo11n')).toBe('SIGKILL');
    expect(await artifacts()).toEqual([expect.stringMatching(/^tmp-/)]);
    const { artifact } = await registry.resolve('yolo11n');
    expect(artifact.built).toBe(true);
    expect(await artifacts()).toEqual([`${artifact.sha256}.onnx`]);
  });
});
