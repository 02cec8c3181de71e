import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type ModelFamily, loadFamily, type TensorPiece, type TensorSpec } from '@framegate/model-family';
import { SafetensorsWeights } from './safetensors/safetensors-weights.js';
import { safetensorsBytes, type TensorBytes } from './testing/safetensors-bytes.js';
import { removeTemporaryFolders, temporaryFolder } from './testing/temporary-folder.js';

afterEach(removeTemporaryFolders);

/** A checkpoint as others store it: each tensor in the last of its forms, filled with the synthetic values. */
function checkpoint(family: ModelFamily, variant: string): Record<string, TensorBytes> {
  const source = family.syntheticWeights(variant);
  const tensors = new Map<string, TensorBytes & { data: Float32Array }>();
  for (const spec of family.tensors(variant)) {
    const values = source.read(spec);
    let start = 0;
    for (const { name, shape, rows = [0, shape[0] ?? 1] } of lastForm(spec)) {
      const row = countOf(shape.slice(1));
      const stored = tensors.get(name)?.data ?? new Float32Array(countOf(shape));
      const part = values.subarray(start, start + (rows[1] - rows[0]) * row);
      stored.set(part, rows[0] * row);
      start += part.length;
      tensors.set(name, { dtype: 'F32', shape, data: stored });
    }
  }
  return Object.fromEntries(tensors);
}

function lastForm({ name, shape, alternatives }: TensorSpec): readonly TensorPiece[] {
  return alternatives?.at(-1) ?? [{ name, shape }];
}

function countOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

describe.each([
  ['rtdetr', 'rtdetr-r18'],
  ['rfdetr', 'rfdetr-nano'],
  ['sam2', 'sam2-tiny'],
])('a checkpoint of %s in the form of another library', (name, variant) => {
  it('gives the values that the official one gives, and holds nothing that is not known', async () => {
    const family = await loadFamily(name);
    const path = join(await temporaryFolder(), 'w.safetensors');
    await writeFile(path, safetensorsBytes(checkpoint(family, variant)));
    const tensors = family.tensors(variant);
    const ignores = (tensor: string) => family.ignoresTensor(tensor);
    using weights = await SafetensorsWeights.open({
      path,
      expected: { model: variant, tensors, ignores },
      accept: () => undefined,
    });
    const official = family.syntheticWeights(variant);
    const different = tensors.filter((spec) => {
      const values = weights.read(spec);
      return Buffer.compare(Buffer.from(values.buffer), Buffer.from(official.read(spec).buffer)) !== 0;
    });
    expect(different).toEqual([]);
  });
});
