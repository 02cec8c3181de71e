import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rejection } from '../testing/rejection.js';
import { float32, safetensorsBytes, type TensorBytes } from '../testing/safetensors-bytes.js';
import { removeTemporaryFolders, temporaryFolder } from '../testing/temporary-folder.js';
import type { ExpectedTensors } from './check-tensors.js';
import { SafetensorsWeights } from './safetensors-weights.js';

afterEach(removeTemporaryFolders);

const expected: ExpectedTensors = {
  model: 'tiny-a',
  tensors: [
    { name: 'conv.weight', shape: [2, 1] },
    { name: 'conv.bias', shape: [2] },
  ],
  ignores: (name) => name === 'steps',
};
const right = { 'conv.weight': float32([2, 1], [1, 2]), 'conv.bias': float32([2], [3, 4]) };
const steps = { dtype: 'I64', shape: [], data: BigInt64Array.of(9n) };

async function open(
  tensors: Record<string, TensorBytes>,
  accept: (sha256: string) => void = () => undefined,
) {
  const path = join(await temporaryFolder(), 'w.safetensors');
  const bytes = safetensorsBytes(tensors);
  await writeFile(path, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { path, sha256, opening: SafetensorsWeights.open({ path, expected, accept }) };
}

describe('a file with exactly the tensors of a variant', () => {
  it('gives their values, and an id that is its hash', async () => {
    const { opening, sha256 } = await open(right);
    using weights = await opening;
    expect(weights.id).toBe(`safetensors:${sha256}`);
    expect(weights.read({ name: 'conv.bias', shape: [2] })).toEqual(Float32Array.of(3, 4));
  });

  it('may hold those that the family ignores, of any type', async () => {
    const { opening } = await open({ steps, ...right });
    using weights = await opening;
    expect(weights.read({ name: 'conv.weight', shape: [2, 1] })).toEqual(Float32Array.of(1, 2));
  });

  it('is read by nobody when its hash is refused', async () => {
    const { opening } = await open(right, (sha256) => {
      throw new Error(`not ${sha256.length}`);
    });
    expect((await rejection(opening)).message).toBe('not 64');
  });
});

describe('a file with other tensors', () => {
  it('is refused with all that is wrong, by name', async () => {
    const { path, opening } = await open({
      'conv.weight': float32([1, 2], [1, 2]),
      extra: float32([1], [1]),
      more: steps,
    });
    const error = await rejection(opening);
    expect(error).toMatchObject({ code: 'SAFETENSORS_TENSORS', file: path });
    expect(error.message).toBe(
      `${path}: its tensors are not those of tiny-a:\n` +
        '  misshapen: conv.weight, expected [2, 1], got [1, 2]\n' +
        '  missing: conv.bias [2]\n' +
        '  unexpected: extra F32 [1]\n' +
        '  unexpected: more I64 []',
    );
  });

  it('is refused when a tensor that is used holds doubles', async () => {
    const { path, opening } = await open({
      ...right,
      'conv.bias': { dtype: 'F64', shape: [2], data: Float64Array.of(3, 4) },
    });
    expect((await rejection(opening)).message).toBe(
      `${path}: its tensors are not those of tiny-a:\n  not floats: conv.bias, expected F32, F16, BF16, got F64`,
    );
  });

  it('is refused with the first few when hundreds differ', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`layer${index}`, float32([1], [0])]),
    );
    const { opening } = await open({ ...right, ...many });
    const lines = (await rejection(opening)).message.split('\n');
    expect(lines).toHaveLength(14);
    expect(lines.at(-1)).toBe('  and 288 more');
  });
});
