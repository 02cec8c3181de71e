import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { TensorPiece, TensorSpec } from '@framegate/model-family';
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

async function write(tensors: Record<string, TensorBytes>) {
  const path = join(await temporaryFolder(), 'w.safetensors');
  const bytes = safetensorsBytes(tensors);
  await writeFile(path, bytes);
  return { path, sha256: createHash('sha256').update(bytes).digest('hex') };
}

async function open(
  tensors: Record<string, TensorBytes>,
  accept: (sha256: string) => void = () => undefined,
) {
  const file = await write(tensors);
  return { ...file, opening: SafetensorsWeights.open({ path: file.path, expected, accept }) };
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

  it('is refused with the beginning of a name that is as long as a file can be', async () => {
    const { opening, path } = await open({ ...right, ['n'.repeat(100_000)]: float32([1], [5]) });
    expect((await rejection(opening)).message).toBe(
      `${path}: its tensors are not those of tiny-a:\n  unexpected: ${'n'.repeat(385)}...`,
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

describe('a tensor that checkpoints store in several forms', () => {
  const joined: TensorSpec = {
    name: 'qk.weight',
    shape: [4, 1],
    alternatives: [
      [
        { name: 'q.weight', shape: [2, 1] },
        { name: 'k.weight', shape: [2, 1] },
      ],
      [{ name: 'qkv.weight', shape: [6, 1], rows: [0, 4] }],
    ],
  };
  const opened = async (tensors: Record<string, TensorBytes>, ...specs: TensorSpec[]) => {
    const file = await write(tensors);
    const opening = SafetensorsWeights.open({
      path: file.path,
      expected: { ...expected, tensors: specs.length > 0 ? specs : [joined] },
      accept: () => undefined,
    });
    return { ...file, opening };
  };

  it.each<[string, Record<string, TensorBytes>]>([
    ['under its official name', { 'qk.weight': float32([4, 1], [1, 2, 3, 4]) }],
    ['as pieces', { 'k.weight': float32([2, 1], [3, 4]), 'q.weight': float32([2, 1], [1, 2]) }],
    ['among the rows of another', { 'qkv.weight': float32([6, 1], [1, 2, 3, 4, 5, 6]) }],
    [
      'as pieces of different element types',
      {
        'q.weight': { dtype: 'F16', shape: [2, 1], data: Uint16Array.of(0x3c00, 0x4000) },
        'k.weight': { dtype: 'BF16', shape: [2, 1], data: Uint16Array.of(0x4040, 0x4080) },
      },
    ],
  ])('is read %s', async (_, tensors) => {
    using weights = await (await opened(tensors)).opening;
    expect(weights.read(joined)).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it('is read from rows in the middle of half-precision numbers', async () => {
    const spec: TensorSpec = {
      name: 'k.bias',
      shape: [1, 3],
      alternatives: [[{ name: 'all.bias', shape: [3, 3], rows: [1, 2] }]],
    };
    const data = Uint16Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9], (value) => bfloat16(value));
    using weights = await (
      await opened({ 'all.bias': { dtype: 'BF16', shape: [3, 3], data } }, spec)
    ).opening;
    expect(weights.read(spec)).toEqual(Float32Array.of(4, 5, 6));
  });

  it('may be there twice, of which the official one counts', async () => {
    using weights = await (
      await opened({
        'qkv.weight': float32([6, 1], [0, 0, 0, 0, 0, 0]),
        'qk.weight': float32([4, 1], [1, 2, 3, 4]),
        'q.weight': float32([2, 1], [9, 9]),
      })
    ).opening;
    expect(weights.read(joined)).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it('is read in a form that is right where another is not', async () => {
    const { opening } = await opened({
      'qk.weight': float32([2, 2], [0, 0, 0, 0]),
      'qkv.weight': float32([6, 1], [1, 2, 3, 4, 5, 6]),
    });
    using weights = await opening;
    expect(weights.read(joined)).toEqual(Float32Array.of(1, 2, 3, 4));
  });

  it('is missing when no form is whole', async () => {
    const { path, opening } = await opened({ 'q.weight': float32([2, 1], [1, 2]) });
    expect((await rejection(opening)).message).toBe(
      `${path}: its tensors are not those of tiny-a:\n` +
        '  missing: qk.weight [4, 1] (nor is it there in 2 other forms)',
    );
  });

  it('is missing under both of its names where it has two', async () => {
    const spec = { ...joined, alternatives: joined.alternatives!.slice(0, 1) };
    const { opening } = await opened({}, spec);
    expect((await rejection(opening)).message).toMatch(
      /missing: qk\.weight \[4, 1\] \(nor is there q\.weight \+ k\.weight\)$/,
    );
  });

  it('is refused when the form that is there is misshapen, by the name in the file', async () => {
    const { path, opening } = await opened({ 'qkv.weight': float32([5, 1], [1, 2, 3, 4, 5]) });
    expect((await rejection(opening)).message).toBe(
      `${path}: its tensors are not those of tiny-a:\n  misshapen: qkv.weight, expected [6, 1], got [5, 1]`,
    );
  });

  it('is at fault once where several are cut from it', async () => {
    const cut = (row: number): TensorSpec => ({
      name: `points.${row}`,
      shape: [1, 2],
      alternatives: [[{ name: 'points', shape: [4, 2], rows: [row, row + 1] }]],
    });
    const { path, opening } = await opened({ points: float32([3, 1], [1, 2, 3]) }, cut(0), cut(1), cut(2));
    expect((await rejection(opening)).message).toBe(
      `${path}: its tensors are not those of tiny-a:\n  misshapen: points, expected [4, 2], got [3, 1]`,
    );
  });

  it.each<[string, TensorPiece, string]>([
    [
      'rows that there are not',
      { name: 'w', shape: [4, 1], rows: [2, 6] },
      'The family wants rows 2 to 6 of w, which is [4, 1]',
    ],
    [
      'too few numbers',
      { name: 'w', shape: [4, 1], rows: [0, 3] },
      'The family makes qk.weight of 3 numbers, and its shape [4, 1] has 4',
    ],
  ])('is never read from the wrong place when a family declares %s', async (_, piece, message) => {
    const spec = { ...joined, alternatives: [[piece]] };
    using weights = await (await opened({ w: float32([4, 1], [1, 2, 3, 4]) }, spec)).opening;
    expect(() => weights.read(spec)).toThrow(new Error(message));
  });
});

describe('a tensor that a checkpoint may lack', () => {
  const optional: TensorSpec = {
    name: 'extra.weight',
    shape: [2],
    optional: true,
    alternatives: [[{ name: 'more.weight', shape: [2] }]],
  };
  const opened = async (tensors: Record<string, TensorBytes>) => {
    const { path } = await write({ ...right, ...tensors });
    const tensorsExpected = { ...expected, tensors: [...expected.tensors, optional] };
    return {
      path,
      opening: SafetensorsWeights.open({ path, expected: tensorsExpected, accept: () => undefined }),
    };
  };

  it('is not there, and the others are', async () => {
    using weights = await (await opened({})).opening;
    expect(weights.has(optional)).toBe(false);
    expect(weights.has({ name: 'conv.bias', shape: [2] })).toBe(true);
  });

  it('is there in any of its forms', async () => {
    using weights = await (await opened({ 'more.weight': float32([2], [5, 6]) })).opening;
    expect(weights.has(optional)).toBe(true);
    expect(weights.read(optional)).toEqual(Float32Array.of(5, 6));
  });

  it('is refused when it is there and misshapen', async () => {
    const { path, opening } = await opened({ 'extra.weight': float32([3], [1, 2, 3]) });
    expect((await rejection(opening)).message).toBe(
      `${path}: its tensors are not those of tiny-a:\n  misshapen: extra.weight, expected [2], got [3]`,
    );
  });
});

/** The upper half of a float32, which is exact for small whole numbers. */
function bfloat16(value: number): number {
  return new Uint32Array(Float32Array.of(value).buffer)[0]! >>> 16;
}
